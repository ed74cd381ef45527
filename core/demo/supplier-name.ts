import type { Country, Language } from './country.ts';
import { LANGUAGES } from './country.ts';
import { drawChance, drawOne, type SeededRandom } from './seeded-random.ts';
import type { Texts } from './trade.ts';

const STEM_STARTS =
  'Bor Quel Thra Vexa Ilva Orbe Jorv Nyma Zeph Kelu Mava Drul Fenu Grav Sulve Tamo Ulve Wyra Lorv Piro';
const STEM_ENDS: Readonly<Record<Language, string>> = {
  nl: 'hoven dijk stra veld mers beek',
  de: 'bach hagen feld stett ring mühl',
  fr: 'mont court elle neau ville lac',
  en: 'ley wick combe stone worth mere',
};

const LEGAL_FORMS: Readonly<Record<Country, readonly string[]>> = {
  NL: ['B.V.', 'B.V.', 'V.O.F.'],
  DE: ['GmbH', 'GmbH', 'GmbH & Co. KG'],
  FR: ['SARL', 'SAS'],
  BE: ['BV', 'NV'],
  GB: ['Ltd'],
  US: ['Inc.', 'LLC'],
  CH: ['AG'],
};

/** An invented company name that is not taken yet, as `Quelhagen Metall GmbH`; it is added to the taken ones. */
export function drawSupplierName(
  random: SeededRandom,
  country: Country,
  words: Texts,
  taken: Set<string>,
): string {
  const language = localLanguage(country);
  const word = drawOne(random, alternatives(words, language));
  const legalForm = drawOne(random, LEGAL_FORMS[country]);
  const stem = drawStem(random, language, taken);
  return drawChance(random, 0.25) ? `${word} ${stem} ${legalForm}` : `${stem} ${word} ${legalForm}`;
}

/** The language that suppliers of a country write. */
export function localLanguage(country: Country): Language {
  if (country === 'NL' || country === 'BE') return 'nl';
  if (country === 'DE' || country === 'CH') return 'de';
  return country === 'FR' ? 'fr' : 'en';
}

/** The alternatives of a text in one language. */
export function alternatives(texts: Texts, language: Language): readonly string[] {
  const text = texts[LANGUAGES.indexOf(language)];
  if (text === undefined) throw new RangeError(`no text in ${language}`);
  return text.split('|');
}

function drawStem(random: SeededRandom, language: Language, taken: Set<string>): string {
  const stems = STEM_STARTS.split(' ').flatMap((start) =>
    STEM_ENDS[language].split(' ').map((end) => start + end),
  );
  const stem = drawOne(
    random,
    stems.filter((candidate) => !taken.has(candidate)),
  );
  taken.add(stem);
  return stem;
}
