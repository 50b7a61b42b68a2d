import type { Directory } from '../directory/types.ts';

/** What the handlers of this slice work with; built once by the composition root. */
export interface LicensingContext {
  readonly directory: Directory;
  /** Entra object id of the group whose members look after licences; null when nobody does in chat. */
  readonly licenceAdminGroup: string | null;
  readonly now: () => Date;
}
