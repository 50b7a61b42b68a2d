import type { AdminView } from '../admin/adminViews.ts';
import type { AdminContext } from '../admin/context.ts';
import type { ReadinessContext } from '../admin/readinessContext.ts';
import type { Actor } from '../decision.ts';
import type { FileView } from '../files/fileOffer.ts';
import type { FilesContext } from '../files/filesContext.ts';
import type { RuleContext } from '../dynamic/ruleContext.ts';
import type { RuleView } from '../dynamic/ruleViews.ts';
import type { CreationContext } from '../groups/creationContext.ts';
import type { GroupsContext } from '../groups/context.ts';
import type { DeskContext } from '../groups/deskContext.ts';
import type { DeskView } from '../groups/deskViews.ts';
import type { LifecycleView } from '../groups/groupCreationViews.ts';
import type { GroupsView } from '../groups/groupViews.ts';
import type { PolicyView } from '../groups/policyViews.ts';
import type { KeptContext } from '../dynamic/keptContext.ts';
import type { KeptView } from '../dynamic/keptViews.ts';
import type { LicenceView } from '../licensing/licenceViews.ts';
import type { LicensingContext } from '../licensing/context.ts';
import type { Logger } from '../log.ts';
import type { RequestsContext } from '../requests/context.ts';
import type { RequestsView } from '../requests/requestViews.ts';
import type { MessagePlace } from '../store/outbox.ts';
import type { Connector } from './connector.ts';
import type { FileTransfer } from './fileTransfer.ts';
import type { Metrics } from './metrics.ts';
import type { RenderCard } from './renderCard.ts';

export type View =
  | RequestsView
  | GroupsView
  | LifecycleView
  | DeskView
  | PolicyView
  | AdminView
  | FileView
  | LicenceView
  | RuleView
  | KeptView;

/** What the Teams edge works with; built once by the composition root. */
export interface BotParts {
  readonly requests: RequestsContext;
  readonly groups: GroupsContext;
  readonly creation: CreationContext;
  readonly desk: DeskContext;
  readonly rules: RuleContext;
  readonly licensing: LicensingContext;
  readonly admin: AdminContext;
  readonly kept: KeptContext;
  readonly readiness: ReadinessContext;
  readonly files: FilesContext;
  readonly transfer: FileTransfer;
  readonly connector: Connector;
  readonly render: RenderCard;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly tenantId: string;
  readonly allowGuests: boolean;
  /** Where to write to somebody who was never seen, when nobody else was either. */
  readonly defaultServiceUrl: string;
  /** Where Microsoft Graph reaches Usher with news of people; null when it does not. */
  readonly notificationUrl: string | null;
}

/** One press or message, after the edge has read it. */
export interface Press {
  readonly actor: Actor;
  readonly activityId: string | null;
  /** The message whose card was used; undefined for typed text. */
  readonly place: MessagePlace | undefined;
  /** The command as it was typed, to go on with once its group is chosen; undefined where the list says it all. */
  readonly typed?: string | undefined;
  /** The group chosen for the command, which named several. */
  readonly chosenGroupId?: string;
}
