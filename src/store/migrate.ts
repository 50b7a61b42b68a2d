import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Logger } from '../log.ts';
import { createRequests } from './migrations/0001_requests.ts';
import { createDelivery } from './migrations/0002_delivery.ts';
import { createAudit } from './migrations/0003_audit.ts';
import { createPolicy } from './migrations/0011_policy.ts';
import { createGroupIndex } from './migrations/0010_group_index.ts';
import { createDesk } from './migrations/0012_desk.ts';
import { chainAudit } from './migrations/0014_auditChain.ts';
import { createReadiness } from './migrations/0060_readiness.ts';
import { createCreation } from './migrations/0013_creation.ts';
import { createPeople } from './migrations/0030_people.ts';
import { createPeopleLists } from './migrations/0020_people_lists.ts';
import { createFileOffers } from './migrations/0021_file_offers.ts';
import { indexUnfinishedWork } from './migrations/0023_unfinishedWork.ts';
import { createPeopleSubscription } from './migrations/0031_peopleSubscription.ts';
import { createRules } from './migrations/0034_rules.ts';
import { createKeptRules } from './migrations/0040_keptRules.ts';
import { createLicensing } from './migrations/0050_licensing.ts';
import { createLicenceCare } from './migrations/0055_licence_care.ts';
import { endUnansweredChanges } from './migrations/0065_unansweredChanges.ts';
import { indexKeptSeats } from './migrations/0066_keptSeats.ts';
import { allowKeepChanges } from './migrations/0067_keepChanges.ts';
import type { Database } from './schema.ts';

/** Named like their files, applied in the order of the names; one that has shipped is never edited. */
const migrations: Record<string, Migration> = {
  '0013_creation': createCreation,
  '0001_requests': createRequests,
  '0002_delivery': createDelivery,
  '0003_audit': createAudit,
  '0010_group_index': createGroupIndex,
  '0014_auditChain': chainAudit,
  '0011_policy': createPolicy,
  '0012_desk': createDesk,
  '0040_keptRules': createKeptRules,
  '0050_licensing': createLicensing,
  '0055_licence_care': createLicenceCare,
  '0030_people': createPeople,
  '0020_people_lists': createPeopleLists,
  '0021_file_offers': createFileOffers,
  '0023_unfinishedWork': indexUnfinishedWork,
  '0031_peopleSubscription': createPeopleSubscription,
  '0034_rules': createRules,
  '0060_readiness': createReadiness,
  '0065_unansweredChanges': endUnansweredChanges,
  '0066_keptSeats': indexKeptSeats,
  '0067_keepChanges': allowKeepChanges,
};

/**
 * Brings the tables up to date, all or nothing. Safe with several replicas starting at once: on PostgreSQL they
 * queue at an advisory lock and the late ones find nothing to do.
 */
export async function migrate(db: Kysely<Database>, log: Logger): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  const applied = results.map((result) => result.migrationName);
  if (applied.length > 0) log.info({ applied }, 'store migrated');
}
