import { minorDigits } from '../../domain/currency.ts';
import { decimalText } from '../../domain/decimal.ts';
import type { Finding } from './finding.ts';

/** One English sentence for a finding, for the command line and the server; pages have words of their own language. */
export function findingText(finding: Finding, currency = ''): string {
  const amount = (minor: number): string =>
    decimalText({ unscaled: BigInt(minor), scale: minorDigits(currency) });
  switch (finding.kind) {
    case 'unread':
      return 'the row could not be read as a line';
    case 'missing-value':
      return `${finding.dimension} is missing`;
    case 'unknown':
      return `${finding.dimension} ${finding.value} does not exist`;
    case 'a heading':
      return `${finding.dimension} ${finding.value} is a heading, not to be posted to`;
    case 'not valid yet':
    case 'no longer valid':
    case 'blocked':
      return `${finding.dimension} ${finding.value} is ${finding.kind}`;
    case 'not-together':
      return `${finding.dimension} ${finding.value} may not stand beside ${finding.otherDimension} ${finding.otherValue}`;
    case 'period-closed':
      return `${finding.date} is in a period that is not open`;
    case 'out-of-balance':
      return `the document is out of balance by ${amount(finding.differenceMinor)}`;
    case 'mixed-currencies':
      return `the document has several currencies: ${finding.currencies.map((code) => code || 'none').join(', ')}`;
    case 'tax-rate':
      return `${finding.value} is ${finding.expected} %, the line says ${finding.found} %`;
    case 'tax-amount':
      return `the tax is ${amount(finding.foundMinor)}, by its code ${amount(finding.expectedMinor)}`;
    case 'line-amount':
      return `the amount is ${amount(finding.foundMinor)}, quantity times price ${amount(finding.expectedMinor)}`;
  }
}
