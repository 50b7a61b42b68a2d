import { simulatedBot } from '../../src/config.ts';
import { DeliveryError } from '../../src/errors.ts';
import { createBotAuthentication } from '../../src/teams/auth.ts';
import { createConnector, type Connector, type ConnectorParts } from '../../src/teams/connector.ts';
import { createServiceUrlCheck } from '../../src/teams/serviceUrls.ts';
import { contosoTenantId, usherAppId } from './anActivity.ts';

export interface ConnectorChanges extends Partial<ConnectorParts> {
  readonly getToken?: () => Promise<{ token: string }>;
  readonly outboundLimitMs?: number;
}

/** The product's connector with the token `token-1`; it may call 127.0.0.1 and Microsoft. */
export function aConnector({
  getToken,
  outboundLimitMs = 10_000,
  ...changes
}: ConnectorChanges = {}): Connector {
  const openIdMetadataUrl = 'http://127.0.0.1:9/keys';
  const bot = simulatedBot({ appId: usherAppId, tenantId: contosoTenantId, openIdMetadataUrl });
  const auth = createBotAuthentication(bot, {
    getToken: getToken ?? (() => Promise.resolve({ token: 'token-1' })),
    isAllowedServiceUrl: createServiceUrlCheck(['127.0.0.1'], true),
    outboundLimitMs,
  });
  return createConnector({ auth, appId: usherAppId, tenantId: contosoTenantId, ...changes });
}

/** What a call was refused with; fails when it was not refused. */
export async function faultOf(work: Promise<unknown>): Promise<DeliveryError> {
  const outcome = await work.then(
    () => 'it worked',
    (error: unknown) => error,
  );
  if (outcome instanceof DeliveryError) return outcome;
  throw new Error(`expected a DeliveryError, got ${String(outcome)}`);
}
