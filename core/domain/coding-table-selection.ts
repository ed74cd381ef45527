import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';

/** The documents with these indexes, in this order. All of them, in order, are given back as they are. */
export function selectDocuments(coded: CodedDocuments, indexes: readonly number[]): CodedDocuments {
  if (indexes.length === coded.documentCount && indexes.every((index, place) => index === place))
    return coded;
  const predictedStarts = selectStarts(coded.predictedStarts, indexes);
  const trueStarts = selectStarts(coded.trueStarts, indexes);
  const predicted = new Int32Array(lineCount(predictedStarts) * CODES_PER_LINE);
  const truth = new Int32Array(lineCount(trueStarts) * CODES_PER_LINE);
  const confidences = coded.confidences && new Float64Array(predicted.length);
  copyLines(coded.predicted, coded.predictedStarts, indexes, predicted, predictedStarts);
  copyLines(coded.truth, coded.trueStarts, indexes, truth, trueStarts);
  if (coded.confidences && confidences)
    copyLines(coded.confidences, coded.predictedStarts, indexes, confidences, predictedStarts);
  return {
    dimensions: coded.dimensions,
    documents: indexes.flatMap((index) => coded.documents[index] ?? []),
    documentCount: indexes.length,
    predicted,
    predictedStarts,
    truth,
    trueStarts,
    confidences,
  };
}

/** The same documents with only these dimensions; the codes of all others become null, the lines stay. */
export function keepDimensions(coded: CodedDocuments, dimensions: readonly string[]): CodedDocuments {
  const kept = coded.dimensions.map((dimension) => dimensions.includes(dimension));
  const keep = (codes: Int32Array): Int32Array => {
    const some = new Int32Array(codes.length);
    for (let place = 0; place < codes.length; place += 1)
      if (kept[place % CODES_PER_LINE] === true) some[place] = codes[place] ?? 0;
    return some;
  };
  return { ...coded, predicted: keep(coded.predicted), truth: keep(coded.truth) };
}

/** The same documents without the predicted segments whose confidence is known and below the threshold. */
export function blankBelow(coded: CodedDocuments, threshold: number): CodedDocuments {
  const { confidences } = coded;
  if (!confidences) return coded;
  const predicted = coded.predicted.map((code, index) =>
    (confidences[index] ?? NaN) < threshold ? 0 : code,
  );
  return { ...coded, predicted };
}

function lineCount(starts: Int32Array): number {
  return starts[starts.length - 1] ?? 0;
}

function selectStarts(starts: Int32Array, indexes: readonly number[]): Int32Array {
  const selected = new Int32Array(indexes.length + 1);
  indexes.forEach((index, place) => {
    selected[place + 1] = (selected[place] ?? 0) + (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  });
  return selected;
}

function copyLines(
  source: Int32Array | Float64Array,
  sourceStarts: Int32Array,
  indexes: readonly number[],
  target: Int32Array | Float64Array,
  targetStarts: Int32Array,
): void {
  indexes.forEach((index, place) => {
    const from = (sourceStarts[index] ?? 0) * CODES_PER_LINE;
    const to = (sourceStarts[index + 1] ?? 0) * CODES_PER_LINE;
    const shift = (targetStarts[place] ?? 0) * CODES_PER_LINE - from;
    // Most documents have a line or two, for which a loop beats the call that copies arrays.
    for (let code = from; code < to; code += 1) target[code + shift] = source[code] ?? 0;
  });
}
