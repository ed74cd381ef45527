import type { LedgerLine } from '../core/domain/ledger-line.ts';
import type { Masters } from '../core/domain/masters.ts';
import { explainLine, type LineExplanation } from '../core/workflows/explain-line.ts';
import { lineAsker } from '../core/workflows/line-asker.ts';
import { suggestLine, type CellSuggestion } from '../core/workflows/suggest-line.ts';
import { alignedColumns } from './aligned-columns.ts';
import { CHART_OPTION, keptTo, readChart } from './chart-option.ts';
import type { Command, JsonObject } from './command.ts';
import { explanationJson, explanationText } from './explanation-text.ts';
import { percent, sixDecimals } from './figures.ts';
import { READING_OPTIONS, readHistoryAt } from './history-file.ts';
import { LANE_OPTIONS, laneLimits } from './lane-options.ts';
import { readModel } from './model-file.ts';
import { readingJson, readingLines } from './reading-text.ts';

/** Answers for lines, with a model that was trained before. */
export const SUGGEST: Command = {
  name: 'suggest',
  summary: 'prints suggestions for lines, from a model file',
  positionals: ['LINES'],
  options: [
    {
      name: 'model',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'the model file that kontera train wrote (required)',
      isRequired: true,
    },
    {
      name: 'explain',
      value: { kind: 'none' },
      help: 'say what puts each first choice before the next best',
    },
    CHART_OPTION,
    ...LANE_OPTIONS,
    ...READING_OPTIONS,
  ],
  description: [
    'Reads lines in the form of a history file, coding columns or not, and prints what each would be coded as, how',
    'sure that is, and why. What is already coded in LINES is neither used nor changed.',
  ].join('\n'),
  example: 'kontera suggest april-lines.csv --model ledger.model --json',
  async run(given, host) {
    const limits = laneLimits(given);
    if (typeof limits === 'string') return { kind: 'misused', sentence: limits };
    const chart = readChart(given, host);
    if (!chart.ok) return chart.refusal;
    const model = await readModel(given.text('model') ?? '', host);
    if (!model.ok) return model.refusal;
    const coder = keptTo(chart.masters, model.coder);
    const path = given.positionals[0] ?? '';
    const reading = await readHistoryAt({ path, mapOption: 'map', codingRequired: false }, given, host);
    if (!reading.ok) return reading.refusal;
    const { history } = reading;
    const asked = lineAsker(history, coder);
    const isExplained = given.has('explain');
    const answers = history.lines.map((line): Answer => {
      const question = asked(line);
      const suggestions = suggestLine(coder, question, limits);
      const explanations = suggestions.map(({ bestGuess }, dimension) =>
        isExplained && bestGuess !== null ? explainLine(coder, question, dimension, bestGuess) : null,
      );
      return { line, suggestions, explanations };
    });
    return {
      kind: 'done',
      text: [...readingLines(reading), ...answerLines(answers, chart.masters), ''].join('\n'),
      json: { file: readingJson(reading), lines: answers.map((answer) => answerJson(answer, chart.masters)) },
    };
  },
};

interface Answer {
  readonly line: LedgerLine;
  readonly suggestions: readonly CellSuggestion[];
  /** By dimension; null where none was asked for, or only one value is known. */
  readonly explanations: readonly (LineExplanation | null)[];
}

/** A table with a row for each coding cell. */
function answerLines(answers: readonly Answer[], masters: Masters | null): string[] {
  const rows = answers.flatMap(({ line, suggestions, explanations }) =>
    suggestions.flatMap(({ dimension, bestGuess, confidence, lane, reason }, index) => {
      const explanation = explanations[index] ?? null;
      const sure = bestGuess === null ? '-' : percent(confidence);
      const value =
        bestGuess === null ? '-' : `${bestGuess} ${masters?.nameOf(dimension, bestGuess) ?? ''}`.trim();
      const row = [`${line.rowNumber}`, dimension, value, sure, lane, reason];
      return explanation === null ? [row] : [row, ['', '', '', '', '', explanationText(explanation)]];
    }),
  );
  return alignedColumns(
    [['row', 'dimension', 'value', 'sure', 'lane', 'why'], ...rows],
    ['right', 'left', 'left', 'right', 'left', 'left'],
  );
}

function explained(explanation: LineExplanation | null): JsonObject {
  return explanation === null ? {} : { explanation: explanationJson(explanation) };
}

function answerJson({ line, suggestions, explanations }: Answer, masters: Masters | null): JsonObject {
  const cells = suggestions.map((cell, dimension): [string, JsonObject] => [
    cell.dimension,
    {
      ...explained(explanations[dimension] ?? null),
      value: cell.value,
      bestGuess: cell.bestGuess,
      ...(masters ? { name: masters.nameOf(cell.dimension, cell.bestGuess ?? '') } : {}),
      confidence: sixDecimals(cell.confidence),
      lane: cell.lane,
      reason: cell.reason,
      alternatives: cell.alternatives.map(({ value, confidence }) => ({
        value,
        confidence: sixDecimals(confidence),
      })),
      ...(masters
        ? { neverUsed: (cell.neverUsed ?? []).map(({ code, name }) => ({ value: code, name })) }
        : {}),
    },
  ]);
  return { row: line.rowNumber, documentId: line.documentId, suggestions: Object.fromEntries(cells) };
}
