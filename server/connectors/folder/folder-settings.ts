import { isAbsolute } from 'node:path';
import type { JsonPlace } from '../http/json-place.ts';

/** Which folder is watched, and how its files are read. */
export interface FolderSettings {
  /** An absolute path; `processed` and `failed` are made below it. */
  readonly folder: string;
  /** Tax numbers or names of the company itself, by which sent and received invoices are told apart. */
  readonly ownIds: readonly string[];
  /** How long a file has to stay as it is before it is read, in milliseconds. */
  readonly settleMs: number;
}

const USUAL_SETTLE_MS = 5_000;

/** Reads the settings of a connection; a fault names its place. */
export function readFolderSettings(settings: JsonPlace): FolderSettings {
  const folder = settings.at('folder').text();
  if (!isAbsolute(folder)) settings.at('folder').fail('an absolute path');
  const settle = settings.at('settleMs');
  const settleMs = settle.isNothing ? USUAL_SETTLE_MS : settle.integer();
  if (settleMs < 0 || settleMs > 60_000) settle.fail('0 to 60,000');
  return {
    folder,
    ownIds: settings.at('ownIds').isNothing
      ? []
      : settings
          .at('ownIds')
          .list(100)
          .map((place) => place.text()),
    settleMs,
  };
}
