/** What the formula helper and cells without an answer say, in one language. */
export interface FunctionTexts {
  readonly functions: Readonly<Record<'CODE' | 'CONFIDENCE' | 'WHY' | 'TABLE', string>>;
  readonly parameters: Readonly<
    Record<'supplier' | 'text' | 'amount' | 'dimension' | 'date' | 'range' | 'headers', string>
  >;
  readonly faults: Readonly<
    Record<
      | 'no-model'
      | 'unknown-dimension'
      | 'bad-argument'
      | 'too-large'
      | 'timed-out'
      | 'engine-stopped'
      | 'cancelled',
      string
    >
  >;
}

const en: FunctionTexts = {
  functions: {
    CODE: 'The account, cost centre or other code of a line; blank where it is not sure enough.',
    CONFIDENCE: 'How sure the coding of a line is, from 0 to 1.',
    WHY: 'Why a line is coded so, in one sentence.',
    TABLE: 'The codes of all rows of a range at once, and how sure the least sure one is.',
  },
  parameters: {
    supplier: 'Supplier’s name or number',
    text: 'Text of the line',
    amount: 'Net amount; negative is a credit',
    dimension: 'What is to be coded: account, cost centre, tax code, …',
    date: 'Day of the invoice',
    range: 'Rows to be coded, without their headers',
    headers: 'The headers above them',
  },
  faults: {
    'no-model': 'Nothing was learned yet: open the pane and give it a history.',
    'unknown-dimension': 'The history has nothing to learn this dimension from.',
    'bad-argument': 'An argument is not of the kind that this function takes.',
    'too-large': 'More rows than one formula codes: divide the range.',
    'timed-out': 'No answer in time: recalculate.',
    'engine-stopped': 'The engine stopped and starts again: recalculate.',
    cancelled: 'Stopped before it was done.',
  },
};

const de: FunctionTexts = {
  functions: {
    CODE: 'Konto, Kostenstelle oder anderer Code einer Zeile; leer, wo es nicht sicher genug ist.',
    CONFIDENCE: 'Wie sicher die Kontierung einer Zeile ist, von 0 bis 1.',
    WHY: 'Warum eine Zeile so kontiert wird, in einem Satz.',
    TABLE: 'Die Codes aller Zeilen eines Bereichs auf einmal, und wie sicher der unsicherste ist.',
  },
  parameters: {
    supplier: 'Name oder Nummer des Lieferanten',
    text: 'Text der Zeile',
    amount: 'Nettobetrag; negativ ist eine Gutschrift',
    dimension: 'Was kontiert wird: Konto, Kostenstelle, Steuerschlüssel, …',
    date: 'Tag der Rechnung',
    range: 'Zu kontierende Zeilen, ohne Überschriften',
    headers: 'Die Überschriften darüber',
  },
  faults: {
    'no-model': 'Noch nichts gelernt: Öffnen Sie den Bereich und geben Sie ihm eine Historie.',
    'unknown-dimension': 'Die Historie hat nichts, woraus diese Dimension zu lernen wäre.',
    'bad-argument': 'Ein Argument ist nicht von der Art, die diese Funktion nimmt.',
    'too-large': 'Mehr Zeilen, als eine Formel kontiert: Teilen Sie den Bereich.',
    'timed-out': 'Keine Antwort in der Zeit: Berechnen Sie neu.',
    'engine-stopped': 'Die Engine hielt an und startet neu: Berechnen Sie neu.',
    cancelled: 'Vor dem Ende angehalten.',
  },
};

const fr: FunctionTexts = {
  functions: {
    CODE: 'Le compte, le centre de coûts ou un autre code d’une ligne ; vide si la certitude ne suffit pas.',
    CONFIDENCE: 'La certitude de l’imputation d’une ligne, de 0 à 1.',
    WHY: 'Pourquoi une ligne est imputée ainsi, en une phrase.',
    TABLE: 'Les codes de toutes les lignes d’une plage en une fois, et la certitude du moins sûr.',
  },
  parameters: {
    supplier: 'Nom ou numéro du fournisseur',
    text: 'Libellé de la ligne',
    amount: 'Montant hors taxe ; négatif pour un avoir',
    dimension: 'Ce qui est à imputer : compte, centre de coûts, code TVA, …',
    date: 'Jour de la facture',
    range: 'Lignes à imputer, sans leurs en-têtes',
    headers: 'Les en-têtes au-dessus',
  },
  faults: {
    'no-model': 'Rien n’a encore été appris : ouvrez le volet et donnez-lui un historique.',
    'unknown-dimension': 'L’historique n’a rien pour apprendre cette dimension.',
    'bad-argument': 'Un argument n’est pas du type que cette fonction accepte.',
    'too-large': 'Plus de lignes qu’une formule n’en impute : divisez la plage.',
    'timed-out': 'Pas de réponse à temps : recalculez.',
    'engine-stopped': 'Le moteur s’est arrêté et redémarre : recalculez.',
    cancelled: 'Arrêté avant la fin.',
  },
};

const it: FunctionTexts = {
  functions: {
    CODE: 'Il conto, il centro di costo o un altro codice di una riga; vuoto se non è abbastanza sicuro.',
    CONFIDENCE: 'Quanto è sicura l’imputazione di una riga, da 0 a 1.',
    WHY: 'Perché una riga è imputata così, in una frase.',
    TABLE: 'I codici di tutte le righe di un intervallo in una volta, e quanto è sicuro il meno sicuro.',
  },
  parameters: {
    supplier: 'Nome o numero del fornitore',
    text: 'Testo della riga',
    amount: 'Importo netto; negativo per un accredito',
    dimension: 'Che cosa imputare: conto, centro di costo, codice IVA, …',
    date: 'Giorno della fattura',
    range: 'Righe da imputare, senza le intestazioni',
    headers: 'Le intestazioni sopra di esse',
  },
  faults: {
    'no-model': 'Ancora nulla è stato appreso: aprite il riquadro e dategli uno storico.',
    'unknown-dimension': 'Lo storico non ha nulla da cui apprendere questa dimensione.',
    'bad-argument': 'Un argomento non è del tipo che questa funzione accetta.',
    'too-large': 'Più righe di quante una formula ne imputi: dividete l’intervallo.',
    'timed-out': 'Nessuna risposta in tempo: ricalcolate.',
    'engine-stopped': 'Il motore si è fermato e riparte: ricalcolate.',
    cancelled: 'Fermato prima della fine.',
  },
};

const es: FunctionTexts = {
  functions: {
    CODE: 'La cuenta, el centro de coste u otro código de una línea; vacío si no es bastante seguro.',
    CONFIDENCE: 'Cuán segura es la imputación de una línea, de 0 a 1.',
    WHY: 'Por qué una línea se imputa así, en una frase.',
    TABLE: 'Los códigos de todas las filas de un rango a la vez, y cuán seguro es el menos seguro.',
  },
  parameters: {
    supplier: 'Nombre o número del proveedor',
    text: 'Texto de la línea',
    amount: 'Importe neto; negativo para un abono',
    dimension: 'Qué se imputa: cuenta, centro de coste, código de IVA, …',
    date: 'Día de la factura',
    range: 'Filas que se imputan, sin sus encabezados',
    headers: 'Los encabezados encima de ellas',
  },
  faults: {
    'no-model': 'Aún no se ha aprendido nada: abra el panel y dele un historial.',
    'unknown-dimension': 'El historial no tiene de qué aprender esta dimensión.',
    'bad-argument': 'Un argumento no es del tipo que esta función toma.',
    'too-large': 'Más filas de las que imputa una fórmula: divida el rango.',
    'timed-out': 'Sin respuesta a tiempo: recalcule.',
    'engine-stopped': 'El motor se detuvo y arranca de nuevo: recalcule.',
    cancelled: 'Detenido antes de terminar.',
  },
};

const sv: FunctionTexts = {
  functions: {
    CODE: 'Konto, kostnadsställe eller annan kod för en rad; tom där det inte är säkert nog.',
    CONFIDENCE: 'Hur säker konteringen av en rad är, från 0 till 1.',
    WHY: 'Varför en rad konteras så, i en mening.',
    TABLE: 'Koderna för alla rader i ett område på en gång, och hur säker den minst säkra är.',
  },
  parameters: {
    supplier: 'Leverantörens namn eller nummer',
    text: 'Radens text',
    amount: 'Nettobelopp; negativt är en kredit',
    dimension: 'Vad som ska konteras: konto, kostnadsställe, momskod, …',
    date: 'Fakturans dag',
    range: 'Rader att kontera, utan rubriker',
    headers: 'Rubrikerna ovanför dem',
  },
  faults: {
    'no-model': 'Inget är inlärt ännu: öppna fönstret och ge det en historik.',
    'unknown-dimension': 'Historiken har inget att lära denna dimension av.',
    'bad-argument': 'Ett argument är inte av det slag som funktionen tar.',
    'too-large': 'Fler rader än en formel konterar: dela området.',
    'timed-out': 'Inget svar i tid: räkna om.',
    'engine-stopped': 'Motorn stannade och startar igen: räkna om.',
    cancelled: 'Stoppad innan det var klart.',
  },
};

/** Languages with texts of their own; any other reads English. */
export const FUNCTION_LANGUAGES = { en, de, fr, it, es, sv } as const;

/** The texts for a language (BCP 47: `de-AT` reads German). */
export function functionTexts(language: string): FunctionTexts {
  const [primary = ''] = language.toLowerCase().split('-');
  const texts: ReadonlyMap<string, FunctionTexts> = new Map(Object.entries(FUNCTION_LANGUAGES));
  return texts.get(primary) ?? en;
}
