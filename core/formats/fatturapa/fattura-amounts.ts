import { floatingNumber, plus, rounded, times, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { AllowanceOrCharge, TaxGroup, TaxSubtotal } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { minorOf } from '../invoice/line-draft.ts';
import { findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { fatturaTax } from './fattura-line.ts';

const DOCUMENT = 'DatiGenerali/DatiGeneraliDocumento';
const NO_TAX: TaxGroup = { category: '', rate: null };
const PERCENT: Decimal = { unscaled: 1n, scale: 2 };

/** Net amount and tax of each DatiRiepilogo. */
export function fatturaTaxes(
  body: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly TaxSubtotal[] {
  return summaries(body).map((summary) => ({
    tax: fatturaTax(summary, reader),
    netMinor: minorOf(reader, summary, reader.decimal(summary, 'ImponibileImporto'), currency),
    taxMinor: minorOf(reader, summary, reader.decimal(summary, 'Imposta'), currency),
  }));
}

/** The DatiRiepilogo of a body, one for each rate and Natura. */
export function summaries(body: XmlElement): readonly XmlElement[] {
  return findAll(body, 'DatiBeniServizi/DatiRiepilogo');
}

/**
 * Contributions to a pension fund and roundings of a tax group change the net total; discounts and surcharges of the whole
 * document change what is to be paid, tax included.
 */
export function fatturaAllowances(
  body: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly AllowanceOrCharge[] {
  const funds = findAll(body, `${DOCUMENT}/DatiCassaPrevidenziale`).map((fund): AllowanceOrCharge => ({
    ...charge(reader, fund, reader.decimal(fund, 'ImportoContributoCassa'), currency),
    text: `Cassa previdenziale ${textAt(fund, 'TipoCassa')}`,
    tax: fatturaTax(fund, reader),
  }));
  const roundings = summaries(body)
    .map((summary) => ({ summary, amount: reader.optionalDecimal(summary, 'Arrotondamento') }))
    .flatMap(({ summary, amount }): readonly AllowanceOrCharge[] =>
      amount === null
        ? []
        : [
            {
              ...charge(reader, summary, amount, currency),
              text: 'Arrotondamento',
              tax: fatturaTax(summary, reader),
            },
          ],
    );
  return [...funds, ...roundings, ...discountsAfterTax(body, currency, reader)];
}

function discountsAfterTax(
  body: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly AllowanceOrCharge[] {
  const gross = grossOf(body, reader);
  return findAll(body, `${DOCUMENT}/ScontoMaggiorazione`).map((one): AllowanceOrCharge => {
    const isCharge = textAt(one, 'Tipo') === 'MG';
    const size = reader.optionalDecimal(one, 'Importo') ?? share(reader.decimal(one, 'Percentuale'), gross);
    const amount = isCharge ? size : { ...size, unscaled: -size.unscaled };
    return {
      ...charge(reader, one, amount, currency),
      text: isCharge ? 'Maggiorazione' : 'Sconto',
      basis: 'gross',
    };
  });
}

function charge(
  reader: FieldReader,
  place: XmlElement,
  amount: Decimal,
  currency: string,
): AllowanceOrCharge {
  const amountMinor = minorOf(reader, place, amount, currency);
  const kind = floatingNumber(amount) < 0 ? 'allowance' : 'charge';
  return { kind, text: '', amountMinor, basis: 'net', tax: NO_TAX };
}

/** Net amounts and taxes of all groups. */
function grossOf(body: XmlElement, reader: FieldReader): Decimal {
  return summaries(body)
    .flatMap((summary) => [reader.decimal(summary, 'ImponibileImporto'), reader.decimal(summary, 'Imposta')])
    .reduce(plus, ZERO);
}

function share(percent: Decimal, whole: Decimal): Decimal {
  return rounded(times(times(whole, percent), PERCENT), 2);
}
