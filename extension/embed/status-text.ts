import type { CodingFault, CodingState } from './coding-state.ts';
import { words } from './words/embed-words.ts';

/** What the status line says: what is under way, or how the last proposal fared; '' where there is nothing to say. */
export function statusText({ document, model, isCoding, handover, fault }: CodingState): string {
  if (fault) return faultText(fault);
  if (!document) return words.nothing;
  if (!model) return words.noModel;
  if (isCoding) return words.coding;
  switch (handover.kind) {
    case 'none':
      return '';
    case 'waiting':
      return words.waiting;
    case 'written':
      return words.written({ count: handover.lineCount });
    case 'refused':
      return handover.sentence ? words.refused({ sentence: handover.sentence }) : words.refusedSilently;
  }
}

function faultText({ code, detail }: CodingFault): string {
  const { faults } = words;
  const known: Readonly<Record<string, string>> = faults;
  const sentence = Object.hasOwn(known, code) ? known[code] : faults.other;
  return [sentence, detail && words.detail({ message: detail })].filter(Boolean).join(' ');
}
