import type { Lane } from '../../domain/lane.ts';

/** What is said about one coding cell of a line. */
export interface ReasonPart {
  /** The dimension's header. */
  readonly header: string;
  /** 0..100, rounded down, so that nothing is shown surer than it is. */
  readonly percent: number;
  /** The rest: lane and reason. */
  readonly text: string;
}

const LANE_WORDS: Readonly<Record<Lane, string>> = {
  auto: 'ready',
  review: 'to review',
  manual: 'left blank',
};
const SEPARATOR = ' | ';
/** With fifteen dimensions still well below the 32,767 characters that a cell holds. */
const MAX_REASON_LENGTH = 500;

/** What to say about a suggested cell; `confidence` is 0..1. */
export function reasonPart(header: string, lane: Lane, confidence: number, reason: string): ReasonPart {
  // The small addition undoes what binary fractions take from 0.29 and the like.
  const percent = Math.floor(confidence * 100 + 1e-9);
  return {
    header: plain(header),
    percent,
    text: `${LANE_WORDS[lane]} · ${plain(reason)}`.slice(0, MAX_REASON_LENGTH),
  };
}

/** The parts in one cell's text: `Account: 97 % ready · supplier: 38 of 41 | Cost centre: 41 % left blank · ...`. */
export function reasonText(parts: readonly ReasonPart[]): string {
  return parts.map(({ header, percent, text }) => `${header}: ${percent} % ${text}`).join(SEPARATOR);
}

/** The parts of a text that `reasonText` made, for these headers; anything else in the text is dropped. */
export function parseReasonText(text: string, headers: readonly string[]): ReasonPart[] {
  return text.split(SEPARATOR).flatMap((piece) => {
    const header = headers.map(plain).find((one) => piece.startsWith(`${one}: `));
    const rest = header === undefined ? null : /^(\d{1,3}) % (.*)$/s.exec(piece.slice(header.length + 2));
    return header === undefined || !rest ? [] : [{ header, percent: Number(rest[1]), text: rest[2] ?? '' }];
  });
}

/** The parts there were with those said anew, in the order of the headers; parts of `removed` headers go. */
export function mergeReasons(
  before: readonly ReasonPart[],
  anew: readonly ReasonPart[],
  removed: readonly string[],
  headers: readonly string[],
): ReasonPart[] {
  const gone = removed.map(plain);
  return headers.map(plain).flatMap((header) => {
    if (gone.includes(header)) return [];
    const part = anew.find((one) => one.header === header) ?? before.find((one) => one.header === header);
    return part ? [part] : [];
  });
}

/** A text in which the separator cannot stand. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '/').trim();
}
