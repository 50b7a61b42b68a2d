import type { Refused } from './exchange.ts';

/** Graph's refusals by the numbers of the catalogue in the project's contract notes; texts are the service's own. */

export function refuse(status: number, code: string, message: string, more: Partial<Refused> = {}): Refused {
  return { refused: true, status, code, message, ...more };
}

export function badRequest(message: string): Refused {
  return refuse(400, 'Request_BadRequest', message);
}

/** E1 */
export function alreadyExists(relation: 'members' | 'owners'): Refused {
  return badRequest(
    `One or more added object references already exist for the following modified properties: '${relation}'.`,
  );
}

/** E2 */
export function notLinked(relation: 'members' | 'owners'): Refused {
  return badRequest(
    `One or more removed object references do not exist for the following modified properties: '${relation}'.`,
  );
}

/** E3 */
export function notFound(id: string): Refused {
  return refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** E4: permission missing, dynamic, role-assignable or restricted group alike. */
export const insufficientPrivileges = refuse(
  403,
  'Authorization_RequestDenied',
  'Insufficient privileges to complete the operation.',
);

/** E5, grammar as the service has it. */
export function exchangeOwned(verb: 'Update' | 'Create'): Refused {
  return badRequest(`Cannot ${verb} a mail-enabled security groups and or distribution list.`);
}

/** E6 */
export const onPremisesMastered = badRequest(
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
);

/** E7 */
export const lastOwner = badRequest(
  'The group must have at least one owner, hence this owner cannot be removed.',
);

/** E8 */
export const tooManyLinks = badRequest('A resource cannot contain more than 20 link changes');

/** E9 */
export const notYetReplicated = badRequest(
  'The source resource object or one of the objects being referenced do not exist.',
);

/** E10 */
export const guestsForbidden = refuse(
  403,
  'Authorization_RequestDenied',
  'Guests users are not allowed to join this Unified Group due to policy setting.',
);

/** E11 */
export const mailNicknameTaken = badRequest(
  'Another object with the same value for property mailNickname already exists.',
);

/** E13 */
export const duplicateValues = badRequest('Request contains a property with duplicate values.');

/** E14 */
export function invalidRule(problem: string): Refused {
  return badRequest(`Dynamic membership rule validation error: ${problem}`);
}

/** The documentation names the licence, not the words of its refusal; clients can only go by the status. */
export const licenceMissing = refuse(
  403,
  'Authorization_RequestDenied',
  'The tenant does not have a license that includes dynamic group membership.',
);

/** E20 */
export const countNotSupported = badRequest('$count is not currently supported.');

/** E21 */
export const searchNeedsHeader = refuse(
  400,
  'Request_UnsupportedQuery',
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
);

/** E22 */
export const unsupportedQuery = refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');

/** E23 */
export const notIndexed = refuse(
  400,
  'Request_UnsupportedQuery',
  'The request uses a filter property that is not indexed',
);

/** E24 */
export function unknownSegment(segment: string): Refused {
  return refuse(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

/** E25 */
export const invalidBatch = refuse(400, 'BadRequest', 'Invalid batch payload format.');

/** E26 */
export const methodNotAllowed = refuse(
  405,
  'Request_BadRequest',
  'Specified HTTP method is not allowed for the request target.',
);

/** E29; also the answer to the parts of Graph that are not simulated. */
export const notImplemented = refuse(501, 'NotImplemented', 'This operation target is not yet supported.');

export function unknownProperty(name: string, type: string): Refused {
  return refuse(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  );
}

export const emptyPayload = badRequest(
  'Write requests (excluding DELETE) must contain the Content-Type header declaration.',
);

export const invalidToken = refuse(401, 'InvalidAuthenticationToken', 'Access token is empty.');

export const expiredToken = refuse(
  401,
  'InvalidAuthenticationToken',
  'Lifetime validation failed, the token is expired.',
);

/** E36 */
export const unavailable = refuse(503, 'serviceNotAvailable', 'The service is temporarily unavailable.');
