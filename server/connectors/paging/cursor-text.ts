import { readJson, type JsonPlace } from '../http/json-place.ts';
import { faulty, type Outcome } from '../outcome.ts';
import { STREAM_START, type StreamPosition } from './second-window.ts';

/** Where a pull stands that reads several streams one after the other. */
export interface StreamsCursor {
  /** Which stream is being read. */
  readonly turn: number;
  readonly positions: readonly StreamPosition[];
  /** When this pull began, by the source's clock (Unix time, milliseconds); null before its first page. */
  readonly startedMs: number | null;
  /** The latest change seen, Unix time in milliseconds; null before the first. */
  readonly upToMs: number | null;
}

/** A cursor before the first of `streamCount` streams. */
export function streamsStart(streamCount: number): StreamsCursor {
  const positions = Array.from({ length: streamCount }, () => STREAM_START);
  return { turn: 0, positions, startedMs: null, upToMs: null };
}

/** A cursor as text; `name` says whose and of which version it is. */
export function cursorText(name: string, cursor: object): string {
  return JSON.stringify({ ...cursor, of: name });
}

/** The cursor of a text made by `cursorText` under the same name. */
export function readCursor<Cursor>(
  name: string,
  text: string,
  read: (place: JsonPlace) => Cursor,
): Outcome<Cursor> {
  const outcome = readJson(text, 'cursor', (place) => {
    if (!place.at('of').is(name)) place.at('of').fail(name);
    return read(place);
  });
  return outcome.ok ? outcome : faulty({ code: 'bad-cursor' });
}

/** The place of a cursor as a cursor over `streamCount` streams. */
export function readStreamsCursor(place: JsonPlace, streamCount: number): StreamsCursor {
  const positions = place.at('positions').list(streamCount);
  if (positions.length !== streamCount) place.at('positions').fail(`a list of ${streamCount}`);
  const turn = place.at('turn').integer();
  if (turn < 0 || turn >= streamCount) place.at('turn').fail(`below ${streamCount}`);
  return {
    turn,
    positions: positions.map((position) => ({
      second: position.at('second').integer(),
      afterId: position.at('afterId').isNothing ? null : position.at('afterId').integer(),
    })),
    startedMs: readMs(place.at('startedMs')),
    upToMs: readMs(place.at('upToMs')),
  };
}

/** A time of a cursor, or null. */
export function readMs(place: JsonPlace): number | null {
  return place.isNothing ? null : place.integer();
}
