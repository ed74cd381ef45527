import type { FoundJournal } from '../../hosts/host.ts';

/** The journal to open: the one named, else the first that can be coded, else the first whose headers can be corrected. */
export function chooseJournal(found: readonly FoundJournal[], key: string | null): FoundJournal | null {
  const named = found.find((one) => one.key === key);
  const whole = found.find(({ missing, mapping }) => missing.length === 0 && mapping.dimensions.length > 0);
  return named ?? whole ?? found.find(({ mapping }) => Object.keys(mapping.fields).length > 0) ?? null;
}
