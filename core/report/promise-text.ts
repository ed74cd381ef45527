import { isBroken, type ErrorPromise } from '../domain/error-promise.ts';
import { counted } from './share-text.ts';

/**
 * A promise in a sentence or two: what was asked, whether it can be given and from what, and whether the documents coded
 * `later` break it.
 */
export function promiseText(
  promise: ErrorPromise,
  later: { readonly documentCount: number; readonly wrongCount: number },
): string {
  const { errorShare, failureChance, threshold, documentCount, wrongCount, moreDocuments } = promise;
  const asked = `At most ${Math.round(100 * errorShare)} % wrong, ${Math.round(100 * (1 - failureChance))} % sure`;
  const seen = `${wrongCount} of ${counted(documentCount, 'document')} wrong before the test`;
  if (threshold === null)
    return moreDocuments === null
      ? `${asked}: cannot be promised at any confidence, nor with more of the same.`
      : `${asked}: cannot be promised yet; about ${counted(moreDocuments, 'more document')} as good would do (${seen}).`;
  const given = `${asked}: every cell at least ${threshold.toFixed(2)} sure (${seen}).`;
  if (!isBroken(promise, later)) return given;
  return `${given} The test breaks it, ${later.wrongCount} of ${later.documentCount} wrong: documents have changed, look at each.`;
}
