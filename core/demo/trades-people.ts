import type { Trade } from './trade.ts';

/** Suppliers of temporary staff, training, and what employees eat and wear at work. */
export const PEOPLE_TRADES: readonly Trade[] = [
  {
    name: 'temporary staff',
    countries: ['NL', 'NL', 'DE', 'FR'],
    nameWords: ['Uitzendbureau', 'Zeitarbeit', 'Intérim', 'Staffing'],
    billing: 'often',
    amounts: 'free',
    centres: ['080', '085', '070'],
    articles: [
      {
        account: '4030',
        median: 1480,
        spread: 0.4,
        centre: 'split',
        texts: [
          'Uitzendkracht week {week}',
          'Zeitarbeit KW {week}',
          'Intérimaire semaine {week}',
          'Temporary staff week {week}',
        ],
      },
    ],
  },
  {
    name: 'recruitment',
    countries: ['NL', 'GB'],
    onceCountries: ['NL', 'DE'],
    nameWords: ['Werving', 'Personalberatung', 'Recrutement', 'Search'],
    billing: 'rarely',
    amounts: 'free',
    centres: ['030'],
    articles: [
      {
        account: '4040',
        median: 5200,
        spread: 0.6,
        centre: 'requester',
        texts: ['Werving en selectie', 'Personalvermittlung', 'Recrutement', 'Search fee'],
      },
    ],
  },
  {
    name: 'training',
    countries: ['NL', 'DE'],
    onceCountries: ['NL', 'DE', 'FR'],
    nameWords: ['Opleidingen|Academie', 'Akademie', 'Formation', 'Academy'],
    billing: 'rarely',
    amounts: 'priced',
    centres: ['030', '090', '080'],
    articles: [
      {
        account: '4050',
        median: 690,
        spread: 0.5,
        centre: 'requester',
        texts: [
          'Cursus VCA|Cursus lassen',
          'Seminar Messtechnik|Schulung',
          'Formation sécurité',
          'Course fee',
        ],
      },
    ],
  },
  {
    name: 'occupational health',
    countries: ['NL'],
    nameWords: ['Arbodienst', 'Betriebsarzt', 'Médecine du travail', 'Health'],
    billing: 'monthly',
    amounts: 'fixed',
    centres: ['030'],
    articles: [
      {
        account: '4060',
        median: 470,
        spread: 0.3,
        rate: 'exempt',
        texts: [
          'Verzuimbegeleiding {month}',
          'Betriebsarzt {month}',
          'Suivi {month}',
          'Absence care {month}',
        ],
      },
    ],
  },
  {
    name: 'work clothing',
    countries: ['NL', 'DE'],
    nameWords: ['Bedrijfskleding', 'Berufskleidung', 'Vêtements', 'Workwear'],
    billing: 'monthly',
    amounts: 'priced',
    centres: ['080', '085'],
    articles: [
      {
        account: '4070',
        median: 190,
        spread: 0.6,
        centre: 'requester',
        texts: ['Werkkleding', 'Mietwäsche', 'Vêtements', 'Workwear'],
      },
      {
        account: '4560',
        median: 110,
        spread: 0.4,
        weight: 0.4,
        centre: 'requester',
        texts: ['Veiligheidsschoenen', 'Sicherheitsschuhe', 'Chaussures', 'Safety shoes'],
      },
    ],
  },
  {
    name: 'canteen',
    countries: ['NL', 'NL', 'DE'],
    nameWords: ['Catering|Koffie', 'Catering|Kaffee', 'Traiteur', 'Catering'],
    billing: 'often',
    amounts: 'priced',
    centres: 'site',
    isTaxedAtSupplier: true,
    articles: [
      {
        account: '4080',
        median: 120,
        spread: 0.7,
        weight: 4,
        rate: 'reduced',
        texts: ['Koffie en fruit|Lunch', 'Kaffee und Obst|Mittagessen', 'Café', 'Coffee'],
      },
      {
        account: '4650',
        median: 190,
        spread: 0.5,
        rate: 'reduced',
        centre: 'requester',
        texts: ['Lunch klantbezoek', 'Bewirtung Kundenbesuch', 'Repas clients', 'Lunch, customer visit'],
      },
    ],
  },
  {
    name: 'events',
    countries: ['NL'],
    onceCountries: ['NL', 'NL', 'DE', 'FR'],
    nameWords: ['Evenementen', 'Veranstaltungen', 'Événements', 'Events'],
    billing: 'rarely',
    amounts: 'free',
    centres: ['030', '060'],
    articles: [
      {
        account: '4090',
        median: 640,
        spread: 0.8,
        texts: ['Personeelsuitje', 'Betriebsfeier', "Fête d'entreprise", 'Staff party'],
      },
    ],
  },
];
