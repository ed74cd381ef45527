import type { CompanyState } from '../controllers/company/company-state.ts';
import { NO_COMPANY } from '../controllers/company/company-state.ts';
import { NOTHING_CHECKED, type SendState } from '../controllers/sending/send-state.ts';
import { NO_SHEET, type SheetState } from '../controllers/sheet/sheet-state.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../controllers/workbench-state.ts';

/** All that the task pane shows. A value. */
export interface PaneState {
  readonly journal: WorkbenchState;
  readonly sheet: SheetState;
  readonly company: CompanyState;
  readonly sending: SendState;
  readonly page: 'journal' | 'check' | 'settings' | 'leaving';
  /** Whether the person asked to correct what the columns mean. */
  readonly isMapping: boolean;
  /** Why something typed on the settings page was not taken; '' where it was. */
  readonly refusal: string;
}

/** The pane before anything is known. */
export const EMPTY_PANE: PaneState = {
  journal: EMPTY_WORKBENCH,
  sheet: NO_SHEET,
  company: NO_COMPANY,
  sending: NOTHING_CHECKED,
  page: 'journal',
  isMapping: false,
  refusal: '',
};
