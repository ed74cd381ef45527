import type { HeaderNames } from './header-names.ts';

/** Names of columns that hold coding, by dimension; read only where no column says `coding.` itself. */
export const CODING_HEADERS: Readonly<Record<string, readonly HeaderNames[]>> = {
  account: [
    {
      en: 'GL account, G/L account, general ledger account, ledger account, GL code, nominal code, nominal account',
      de: 'Sachkonto, Sachkontonummer, Hauptbuchkonto, Aufwandskonto',
      fr: 'compte général, compte comptable, compte de charge, CompteNum',
      it: 'conto contabile, conto di costo, conto CoGe',
      es: 'cuenta contable, cuenta de gasto',
      nl: 'grootboekrekening, grootboeknummer, grootboekcode, grootboek, kostenrekening',
      sv: 'bokföringskonto',
      nb: 'hovedbokskonto, regnskapskonto, artskonto',
      da: 'finanskonto',
    },
    {
      en: 'account, account code, account number, account no, nominal, ledger code, expense code, expense account',
      de: 'Konto, Kontonummer, Kontonr, Gegenkonto, Kostenart',
      fr: 'compte, numéro de compte, n° compte',
      it: 'conto, codice conto',
      es: 'cuenta, número de cuenta, código de cuenta',
      nl: 'rekening, rekeningnummer',
      sv: 'kontokod',
    },
    { en: 'expense type, natural account, object code' },
  ],
  cost_centre: [
    {
      en: 'cost centre, cost center, cost centre code, cost center code, cost ctr',
      de: 'Kostenstelle, Kostenstellennummer, Kostenstelle 1, KST, KOST1',
      fr: 'centre de coûts, centre de coût, centre de frais, section analytique',
      it: 'centro di costo, centro di costi, CdC',
      es: 'centro de coste, centro de costes, centro de costo, centro de costos, CeCo',
      nl: 'kostenplaats, kostenplaatscode',
      sv: 'kostnadsställe',
      nb: 'kostnadssted, koststed',
      da: 'omkostningssted, omkostningscenter',
    },
  ],
  tax_code: [
    {
      en: 'tax code, VAT code, GST code, sales tax code, tax key',
      de: 'Steuerschlüssel, BU-Schlüssel, Steuerkennzeichen, Steuercode, MwSt-Code, Umsatzsteuerschlüssel',
      fr: 'code TVA, code de TVA, code taxe',
      it: 'codice IVA, cod. IVA, codice imposta',
      es: 'código IVA, código de IVA, indicador de impuestos',
      nl: 'btw-code',
      sv: 'momskod',
      nb: 'mva-kode',
      da: 'momskode',
    },
  ],
  project: [
    {
      en: 'project, project code, project number, project no, project id, job code, WBS element',
      de: 'Projekt, Projektnummer, Projektnr, PSP-Element',
      fr: 'projet, code projet, n° projet',
      it: 'progetto, codice progetto, commessa',
      es: 'proyecto, código proyecto, código de proyecto',
      nl: 'projectcode, projectnummer',
      sv: 'projektkod',
      nb: 'prosjekt, prosjektnummer, prosjektkode',
      da: 'projektkode',
    },
  ],
  approver: [
    {
      en: 'approver, approver name, approved by, authoriser, authorised by',
      de: 'Genehmiger, genehmigt von, Freigeber, freigegeben von',
      fr: 'approbateur, approuvé par, valideur, validé par',
      it: 'approvatore, approvato da',
      es: 'aprobador, aprobado por',
      nl: 'goedkeurder, goedgekeurd door, fiatteur',
      sv: 'attestant, attesterad av, godkännare',
      nb: 'godkjenner, godkjent av, attestert av',
      da: 'godkender, godkendt af',
    },
  ],
};

/** Columns that spell a coding out: taken for something known before coding, they would give the answer away. */
export const CODING_SPELT_OUT: HeaderNames = {
  en:
    'account name, account description, account text, account title, GL account name, nominal description, ' +
    'nominal name, expense type description, cost centre name, cost center name, cost centre description, ' +
    'cost center description, tax code description, VAT code description, project name, project description',
  de:
    'Kontobezeichnung, Kontoname, Kontotext, Sachkontobezeichnung, Kostenstellenbezeichnung, Kostenstellenname, ' +
    'Projektname, Projektbezeichnung',
  fr: 'libellé compte, libellé du compte, intitulé du compte, CompteLib, libellé centre de coûts, nom du projet',
  it: 'descrizione conto, nome conto, descrizione centro di costo, nome progetto',
  es: 'nombre de cuenta, nombre cuenta, descripción cuenta, nombre centro de coste, nombre del proyecto',
  nl:
    'grootboekomschrijving, rekeningnaam, rekeningomschrijving, kostenplaatsnaam, kostenplaatsomschrijving, ' +
    'projectnaam',
  sv: 'kontonamn, kontobenämning, kostnadsställenamn, projektnamn',
  nb: 'kontonavn, kontotekst, koststedsnavn, kostnadsstedsnavn, prosjektnavn',
  da: 'projektnavn',
};
