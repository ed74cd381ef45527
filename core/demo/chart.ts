import type { Account, AccountGroup, ChartOfAccounts } from '../domain/chart-of-accounts.ts';
import { REPLACED_ACCOUNTS } from './replacements.ts';

/** `code name` of a class, and of each group below it the accounts' `code name`. */
interface ClassOutline {
  readonly title: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** Decimal classes as in Dutch and German practice: what a purchase ledger uses is in 0, 1, 3, 4 and 7. */
const OUTLINE: readonly ClassOutline[] = [
  {
    title: '0 Fixed assets and capital',
    groups: {
      '01 Intangible assets': ['0110 Capitalised development', '0120 Capitalised software', '0130 Patents'],
      '02 Machinery and buildings': [
        '0210 Leasehold improvements',
        '0220 Production machinery',
        '0230 Measuring equipment',
        '0240 Moulds and tooling',
        '0250 Machinery under construction',
      ],
      '03 Other equipment': [
        '0310 Computers and servers',
        '0320 Office furniture',
        '0330 Vehicles',
        '0340 Laboratory equipment',
      ],
      '05 Capital': [
        '0500 Share capital',
        '0510 Share premium',
        '0520 Retained earnings',
        '0530 Legal reserve',
      ],
      '06 Provisions': ['0600 Warranty provision', '0610 Restructuring provision'],
      '07 Long-term liabilities': ['0700 Bank loan', '0710 Lease liabilities'],
    },
  },
  {
    title: '1 Current assets and liabilities',
    groups: {
      '10 Cash and banks': [
        '1000 Petty cash',
        '1010 Current account',
        '1020 Savings account',
        '1030 Credit card',
      ],
      '11 Receivables': [
        '1100 Trade receivables',
        '1110 Receivables from group companies',
        '1120 Advances to staff',
        '1130 Deposits paid',
      ],
      '12 Prepaid and accrued': [
        '1200 Prepaid rent',
        '1210 Prepaid insurance',
        '1220 Prepaid maintenance and licences',
        '1230 Accrued income',
      ],
      '14 Payables': [
        '1400 Trade payables',
        '1410 Prepayments of customers',
        '1420 Accrued costs',
        '1430 Wages payable',
        '1440 Holiday pay payable',
      ],
      '15 Taxes': [
        '1500 Input VAT',
        '1510 Output VAT',
        '1520 VAT under reverse charge',
        '1530 Wage tax',
        '1540 Corporate income tax',
      ],
    },
  },
  {
    title: '2 Clearing',
    groups: {
      '20 Clearing accounts': [
        '2000 Bank clearing',
        '2010 Payroll clearing',
        '2020 Goods received, not invoiced',
        '2030 Suspense',
      ],
    },
  },
  {
    title: '3 Stocks',
    groups: {
      '30 Materials': [
        '3000 Metals and profiles',
        '3010 Electronic components',
        '3020 Optical parts',
        '3030 Plastics and seals',
        '3040 Packaging material',
        '3050 Fasteners and small parts',
      ],
      '31 Products': ['3100 Work in progress', '3110 Finished instruments', '3120 Goods for resale'],
    },
  },
  {
    title: '4 Operating costs',
    groups: {
      '40 Staff': [
        '4000 Wages and salaries',
        '4010 Social security',
        '4020 Pension contributions',
        '4030 Temporary staff',
        '4040 Recruitment',
        '4050 Training and courses',
        '4060 Occupational health',
        '4070 Work clothing',
        '4080 Canteen',
        '4090 Staff events and gifts',
      ],
      '41 Premises': [
        '4100 Rent of buildings',
        '4110 Electricity',
        '4120 Gas and district heating',
        '4130 Water',
        '4140 Cleaning',
        '4150 Waste disposal',
        '4160 Building maintenance',
        '4170 Security',
        '4180 Property taxes and levies',
        '4190 Grounds and snow clearance',
      ],
      '42 Vehicles and travel': [
        '4200 Vehicle lease',
        '4210 Fuel and charging',
        '4220 Vehicle repair',
        '4230 Flights',
        '4240 Rail and local transport',
        '4250 Hotels',
        '4260 Meals on business trips',
        '4270 Parking and tolls',
        '4280 Vehicle insurance',
      ],
      '43 Office': [
        '4300 Office supplies',
        '4310 Postage',
        '4320 Printing and copying',
        '4330 Books and subscriptions',
        '4340 Memberships',
        '4350 Small furniture',
        '4360 Archive storage',
      ],
      '44 IT and communication': [
        '4400 Fixed line and internet',
        '4410 Mobile phones',
        '4420 Software licences',
        '4425 Cloud services and software',
        '4430 Hosting',
        '4440 IT support',
        '4450 Small hardware',
        '4460 IT security',
      ],
      '45 Production': [
        '4500 Machine maintenance',
        '4510 Spare parts',
        '4520 Tools and consumables',
        '4530 Technical gases',
        '4540 Calibration and testing',
        '4550 Chemicals',
        '4560 Protective equipment',
        '4570 Machine hire',
      ],
      '46 Sales and marketing': [
        '4600 Advertising',
        '4610 Online marketing',
        '4620 Trade fairs',
        '4625 Events and trade fairs',
        '4630 Brochures and print',
        '4640 Samples',
        '4650 Entertainment of customers',
        '4660 Sales commissions',
        '4670 Translations',
      ],
      '47 Professional services': [
        '4700 Legal advice',
        '4710 Audit',
        '4720 Tax advice',
        '4730 Management consulting',
        '4740 Patent attorneys',
        '4750 Credit checks and collection',
        '4760 Payroll administration',
      ],
      '48 Insurance and permits': [
        '4800 Property insurance',
        '4810 Liability insurance',
        '4820 Credit insurance',
        '4830 Transport insurance',
        '4840 Licences and permits',
      ],
      '49 Depreciation and other': [
        '4900 Depreciation of buildings',
        '4910 Depreciation of machinery',
        '4920 Depreciation of equipment',
        '4930 Amortisation',
        '4940 Rounding',
        '4950 Other general costs',
      ],
    },
  },
  {
    title: '7 Cost of sales',
    groups: {
      '70 Direct costs': [
        '7000 Material used',
        '7010 Subcontracted machining',
        '7020 Surface treatment',
        '7030 Subcontracted assembly',
        '7040 Inbound freight',
        '7050 Outbound freight',
        '7060 Customs duties and clearance',
        '7070 Warranty repairs',
        '7080 Project engineering',
      ],
    },
  },
  {
    title: '8 Revenue',
    groups: {
      '80 Revenue': [
        '8000 Instruments sold',
        '8010 Spare parts sold',
        '8020 Service contracts',
        '8030 Projects',
      ],
    },
  },
  {
    title: '9 Financial result',
    groups: {
      '90 Interest and charges': ['9000 Interest received', '9010 Interest paid', '9020 Bank charges'],
    },
  },
];

/** The demo company's 150 accounts in 27 groups and 8 classes; two of them take another's place during the history. */
export const CHART: ChartOfAccounts = {
  classes: OUTLINE.map(({ title }) => codeAndName(title)),
  groups: OUTLINE.flatMap(({ title, groups }) => Object.keys(groups).map((group) => groupOf(title, group))),
  accounts: OUTLINE.flatMap(({ groups }) =>
    Object.entries(groups).flatMap(([group, accounts]) =>
      accounts.map((account) => accountOf(group, account)),
    ),
  ),
};

function groupOf(classTitle: string, groupTitle: string): AccountGroup {
  return { ...codeAndName(groupTitle), classCode: codeAndName(classTitle).code };
}

function accountOf(groupTitle: string, accountTitle: string): Account {
  const { code, name } = codeAndName(accountTitle);
  return {
    code,
    name,
    groupCode: codeAndName(groupTitle).code,
    openFrom: REPLACED_ACCOUNTS.find(({ to }) => to === code)?.firstDay ?? null,
    closedAfter: REPLACED_ACCOUNTS.find(({ from }) => from === code)?.lastDay ?? null,
  };
}

function codeAndName(title: string): { readonly code: string; readonly name: string } {
  const space = title.indexOf(' ');
  return { code: title.slice(0, space), name: title.slice(space + 1) };
}
