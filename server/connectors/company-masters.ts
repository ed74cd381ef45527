import type { MasterValue } from '../../core/domain/masters.ts';

/** A company's master records. */
export interface CompanyMasters {
  /** `account` first, then the others by name. */
  readonly dimensions: readonly DimensionMasters[];
  readonly suppliers: readonly SupplierRecord[];
}

/** All values of one dimension. */
export interface DimensionMasters {
  /** As in coding: `account`, `tax_code`, `cost_centre`, ... */
  readonly name: string;
  /** What the source calls it, for a person. */
  readonly label: string;
  readonly values: readonly MasterValue[];
}

/** A supplier; texts are '' where the source has none. */
export interface SupplierRecord {
  readonly id: string;
  readonly name: string;
  readonly taxId: string;
  readonly isBlocked: boolean;
}
