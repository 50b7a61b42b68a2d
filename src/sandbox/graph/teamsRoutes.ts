import { sandboxAppId } from '../company.ts';
import { stableGuid } from '../stableGuid.ts';
import type { Handler } from './call.ts';
import { bodyOf, graphRoot, isRefused, noContent, ok, type GraphAnswer } from './exchange.ts';
import type { FilterNode } from './filterNode.ts';
import { refuse } from './refusals.ts';
import type { Installation } from './state.ts';
import { userOf } from './userRoutes.ts';

/** The app as the organisation's catalogue knows it; its externalId is the manifest's id. */
const catalogueApp = {
  id: stableGuid('catalogue usher'),
  externalId: sandboxAppId,
  displayName: 'Usher',
  distributionMethod: 'organization',
};

export const listTeamsApps: Handler = ({ query }) => {
  const wanted = equalityIn(query.filter);
  const isFound = wanted === undefined || [catalogueApp.externalId, catalogueApp.id].includes(wanted);
  return ok({
    '@odata.context': `${graphRoot}/$metadata#appCatalogs/teamsApps`,
    value: isFound ? [catalogueApp] : [],
  });
};

export const listInstalledApps: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const wanted = equalityIn(call.query.filter);
  const found = call.tenant.state.installations.filter(
    (one) => one.userId === user.id && (wanted === undefined || one.catalogueId === wanted),
  );
  return ok({
    '@odata.context': `${graphRoot}/$metadata#users('${user.id}')/teamwork/installedApps`,
    value: found.map(({ id }) => ({
      id,
      ...(call.query.expand === undefined ? {} : { teamsApp: catalogueApp }),
    })),
  });
};

/** 201 without a body, 409 when present (E32), 404 when the catalogue has no such app (E33). */
export const installApp: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const bound = bodyOf(call.request)?.['teamsApp@odata.bind'];
  if (bound !== `${graphRoot}/appCatalogs/teamsApps/${catalogueApp.id}`)
    return refuse(404, 'NotFound', 'The app was not found in the catalog.');
  const { state } = call.tenant;
  if (state.installations.some((one) => one.userId === user.id)) {
    return refuse(409, 'Conflict', 'The app is already installed in the personal scope of the user.');
  }
  const id = Buffer.from(`${user.id}##${catalogueApp.id}`).toString('base64');
  state.installations.push({ id, userId: user.id, catalogueId: catalogueApp.id });
  call.tenant.markChanged();
  return { status: 201, headers: { location: `${graphRoot}/users/${user.id}/teamwork/installedApps/${id}` } };
};

export const getInstalledApp: Handler = (call) =>
  withInstallation(call, ({ id }) =>
    ok({
      '@odata.context': `${graphRoot}/$metadata#installedApps/$entity`,
      id,
      ...(call.query.expand === undefined ? {} : { teamsApp: catalogueApp }),
    }),
  );

export const uninstallApp: Handler = (call) =>
  withInstallation(call, (installation) => {
    const { state } = call.tenant;
    state.installations = state.installations.filter((one) => one !== installation);
    call.tenant.markChanged();
    return noContent();
  });

export const getInstallationChat: Handler = (call) =>
  withInstallation(call, ({ userId }) =>
    ok({
      '@odata.context': `${graphRoot}/$metadata#chats/$entity`,
      id: `19:${userId}_${sandboxAppId}@unq.gbl.spaces`,
      topic: null,
      createdDateTime: '2024-02-12T08:00:00Z',
      lastUpdatedDateTime: '2024-02-12T08:00:00Z',
      chatType: 'oneOnOne',
      tenantId: call.tenant.company.tenantId,
    }),
  );

function withInstallation(
  call: Parameters<Handler>[0],
  answer: (installation: Installation) => GraphAnswer,
): ReturnType<Handler> {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const found = call.tenant.state.installations.find(
    (one) => one.userId === user.id && one.id === call.params['installationId'],
  );
  return found ? answer(found) : refuse(404, 'NotFound', 'The app installation was not found.');
}

/** These endpoints are asked with one `property eq 'value'`. */
function equalityIn(filter: FilterNode | undefined): string | undefined {
  return filter?.kind === 'compare' && filter.op === 'eq' ? String(filter.value) : undefined;
}
