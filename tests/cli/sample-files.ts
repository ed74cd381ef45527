/** A history as its file states it: Staples goes to 4410, KLM to 4500, a line each on 40 days. */
export function historyCsv(): string {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
    return index % 4 === 3 ? `${date},KLM,${index}.50,4500,120` : `${date},Staples BV,${index}.25,4410,130`;
  });
  return ['date,supplier_name,amount,coding.account,coding.cost_centre', ...rows, ''].join('\n');
}

/** A journal with one row of each kind: known, half coded, unknown. */
export const JOURNAL_CSV = [
  'date,supplier_name,amount,coding.account,coding.cost_centre',
  '2024-03-01,Staples BV,12.00,,',
  '2024-03-01,KLM,99.00,9999,',
  '2024-03-02,Nobody Ltd,1.00,,',
  '',
].join('\n');
