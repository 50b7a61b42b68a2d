import type { Call, Handler } from './call.ts';
import { answerCollection, answerCount } from './collection.ts';
import { checkSelect, contextOf, project, userEntity } from './entities.ts';
import { isRefused, ok, type Refused } from './exchange.ts';
import { notFound, unsupportedQuery } from './refusals.ts';
import type { TenantUser } from './state.ts';

const shape = { type: 'user', target: 'users' } as const;

export const listUsers: Handler = (call) =>
  answerCollection(
    call,
    call.view.users().map((user) => user.id),
    shape,
  );

export const countUsers: Handler = (call) =>
  answerCount(
    call,
    call.view.users().map((user) => user.id),
    shape,
  );

export const getUser: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const { tenant, query } = call;
  const expanded = expandManager(call, user);
  if (isRefused(expanded)) return expanded;
  return (
    checkSelect(query.select, 'user', false) ??
    ok({
      '@odata.context': contextOf('users', query.select, true),
      ...project(userEntity(tenant.state, user), 'user', query.select),
      ...expanded,
    })
  );
};

const managerOption = /^manager(?:\(\$select=([\w,]+)\))?$/u;

/** What `$expand=manager` adds, with a `$select` of its own; left out where nobody is set. Nothing else is expanded here. */
function expandManager({ query, tenant, view }: Call, user: TenantUser): Record<string, unknown> | Refused {
  if (query.expand === undefined) return {};
  const option = managerOption.exec(query.expand);
  if (option === null) return unsupportedQuery;
  const manager = user.managerId === null ? undefined : view.user(user.managerId);
  if (manager === undefined) return {};
  const select = option[1]?.split(',');
  const properties = project(userEntity(tenant.state, manager), 'user', select);
  return (
    checkSelect(select, 'user', false) ?? {
      manager: { '@odata.type': '#microsoft.graph.user', ...properties },
    }
  );
}

/** 404 when nobody is set, as the service answers for a missing single relation. */
export const getManager: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const { tenant, query, view } = call;
  const manager = user.managerId === null ? undefined : view.user(user.managerId);
  if (!manager) return notFound('manager');
  return (
    checkSelect(query.select, 'user', false) ??
    ok({
      '@odata.context': contextOf('directoryObjects', query.select, true),
      '@odata.type': '#microsoft.graph.user',
      ...project(userEntity(tenant.state, manager), 'user', query.select),
    })
  );
};

export const listDirectReports: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const reports = call.view.users().filter((other) => other.managerId === user.id);
  return answerCollection(
    call,
    reports.map((report) => report.id),
    { type: 'directoryObject', target: 'directoryObjects' },
  );
};

/** The user a path names, by object id or by userPrincipalName. */
export function userOf({ params, view }: Call): TenantUser | Refused {
  const key = (params['id'] ?? '').toLowerCase();
  const found =
    view.user(key) ??
    (key.includes('@')
      ? view.users().find((user) => String(user.properties['userPrincipalName']).toLowerCase() === key)
      : undefined);
  return found ?? notFound(params['id'] ?? '');
}
