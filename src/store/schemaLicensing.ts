import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** The last reading of each product of the tenant. */
export interface LicenceProductsTable {
  sku_id: string;
  part_number: string;
  enabled_units: number;
  warning_units: number;
  consumed_units: number;
  /** When the reading began. */
  read_at: Instant;
}

/** Seats kept for people from an approval until the licence is seen, or will not come. */
export interface SeatPromisesTable {
  request_id: string;
  sku_id: string;
  user_id: string;
  made_at: Instant;
  ended_at: InstantOrNull;
  /** 'seen' | 'released'; null while the seat is kept. */
  outcome: string | null;
}

export interface LicensingTables {
  licence_products: LicenceProductsTable;
  seat_promises: SeatPromisesTable;
}
