import type { LeavingView } from '../../components/leaving-page.ts';
import type { PaneHeaderView } from '../../components/pane-header.ts';
import type { PaneSettingsView } from '../../components/pane-settings.ts';
import { ERROR_TABLE } from '../../../core/contracts/error-table.ts';
import { OWN_COMPANY } from '../../controllers/company/company-state.ts';
import { languageOf } from '../../texts/languages.ts';
import { texts } from '../../texts/texts.ts';
import type { PaneState } from '../pane-state.ts';
import { learnedText } from './learned-text.ts';

/** What the head of the pane says. */
export function headerView({ company, journal, sheet, page }: PaneState): PaneHeaderView {
  const { header } = texts;
  const { companyId, modelDate, waitingCount, serverOrigin, isOnline } = company;
  const isOwn = companyId === OWN_COMPANY;
  const last = journal.history?.lastDate || modelDate;
  const waiting = isOnline ? header.sending : header.waiting;
  return {
    title: isOwn ? sheet.workbookName || texts.product : companyId,
    facts: [
      journal.history ? (last ? header.modelOf({ date: texts.date(last) }) : '') : header.noModel,
      waitingCount > 0 ? waiting({ count: waitingCount }) : '',
      serverOrigin === '' ? header.offline : header.worksOffline,
    ].filter((fact) => fact !== ''),
    isAway: page !== 'journal',
  };
}

/** What the settings page shows. */
export function settingsView(state: PaneState): PaneSettingsView {
  const { journal, company, refusal } = state;
  const { fault } = company;
  return {
    ...journal.limits,
    language: languageOf(texts.locale),
    learned: journal.history ? learnedText(journal.history) : texts.header.nothingLearned,
    companies: company.companyIds.map((id) => ({
      id,
      name: id === OWN_COMPANY ? texts.settings.ownCompany : id,
    })),
    companyId: company.companyId,
    serverOrigin: company.serverOrigin,
    callerName: company.callerName,
    signInHost: company.signInHost,
    fault: refusal || (fault ? ERROR_TABLE[fault].sentence : ''),
  };
}

/** What the page of departures shows. */
export function leavingView({ company }: PaneState): LeavingView {
  const { waiting, departures } = company.leaving;
  return {
    serverOrigin: company.serverOrigin,
    waiting: waiting.map(({ idempotencyKey, body, decisionCount }) => ({
      title: `${texts.leaving.batch({ count: decisionCount })} · ${idempotencyKey}`,
      body: readable(body),
    })),
    left: departures.map(({ at, method, url, body, status }) => ({
      title: `${at} · ${method} ${url} · ${status === 0 ? '–' : status}`,
      body: readable(body),
    })),
  };
}

/** JSON in lines, nothing added or left out; what is none stays as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
