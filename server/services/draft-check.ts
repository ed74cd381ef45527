import { Masters } from '../../core/domain/masters.ts';
import type { DraftCoding, DraftFault } from '../../core/contracts/draft.ts';
import type { TenantMasters } from './masters.ts';

/** What stands against the codes of a draft, by line: each code against the masters on the day, and those of a line together. */
export function draftFaults({ date, lines }: DraftCoding, known: TenantMasters): readonly DraftFault[] {
  const masters = new Masters(
    new Map(
      Object.entries(known.dimensions).map(([name, values]) => [
        name,
        new Map(values.map((value) => [value.code, value])),
      ]),
    ),
  );
  return lines.flatMap(({ key, after }) => {
    const codes = Object.entries(after).flatMap(([dimension, code]) =>
      code === null ? [] : [{ lineKey: key, dimension, code }],
    );
    return codes.flatMap((code, index): readonly DraftFault[] => {
      const obstacle = masters.obstacle(code.dimension, code.code, date);
      if (obstacle !== null) return [{ ...code, fault: obstacle }];
      const clash = codes
        .slice(0, index)
        .some((other) => !masters.goTogether(code.dimension, code.code, other.dimension, other.code));
      return clash ? [{ ...code, fault: 'not allowed together' }] : [];
    });
  });
}
