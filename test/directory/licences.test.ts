import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aDirectory, anError, NOT_FOUND, type DirectoryUnderTest } from '../support/aDirectory.ts';

let under: DirectoryUnderTest;
beforeEach(async () => {
  under = await aDirectory();
});
afterEach(() => under.close());

test('a product comes with its seats, and one without units has none', async () => {
  const visio = {
    skuId: 'C5928F49-12ba-48f7-ada3-0d743a3601d5',
    skuPartNumber: 'VISIOCLIENT',
    appliesTo: 'User',
    capabilityStatus: 'Warning',
    consumedUnits: 2,
    prepaidUnits: { enabled: 3, suspended: 4, warning: 1, lockedOut: 0 },
    servicePlans: [{ servicePlanId: 'AA', servicePlanName: 'VISIOONLINE' }],
  };
  const bare = { skuId: 's2', skuPartNumber: 'X', appliesTo: 'Company', capabilityStatus: 'Enabled' };
  under.graph.on('GET', '/subscribedSkus', { status: 200, body: { value: [visio, bare] } });
  expect(await under.directory.listSubscribedSkus('interactive')).toEqual([
    {
      skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
      skuPartNumber: 'VISIOCLIENT',
      isForUsers: true,
      status: 'Warning',
      enabledUnits: 3,
      warningUnits: 1,
      suspendedUnits: 4,
      consumedUnits: 2,
      servicePlans: [{ servicePlanId: 'aa', servicePlanName: 'VISIOONLINE' }],
    },
    expect.objectContaining({ skuId: 's2', isForUsers: false, enabledUnits: 0, servicePlans: [] }),
  ]);
});

test('without the permission for licences the list is forbidden, and asked for once', async () => {
  const denied = { status: 403, body: anError('Authorization_RequestDenied', 'Insufficient privileges.') };
  under.graph.on('GET', '/subscribedSkus', denied);
  await expect(under.directory.listSubscribedSkus('interactive')).rejects.toMatchObject({
    reason: 'forbidden',
  });
  expect(under.graph.requests).toHaveLength(1);
});

test('a group tells what it gives and how far that is; one that is gone tells nothing', async () => {
  const body = {
    id: 'g1',
    assignedLicenses: [{ skuId: 'S1', disabledPlans: ['P1'] }],
    licenseProcessingState: { state: 'QueuedForProcessing' },
  };
  under.graph.on('GET', '/groups/g1', { status: 200, body });
  expect(await under.directory.readGroupLicences('g1', 'interactive')).toEqual({
    licences: [{ skuId: 's1', disabledPlans: ['p1'] }],
    processingState: 'QueuedForProcessing',
  });
  under.graph.on('GET', '/groups/g2', NOT_FOUND);
  expect(await under.directory.readGroupLicences('g2', 'interactive')).toBeUndefined();
});

test('a person’s licences tell by which way each came and what went wrong; unknown words stay', async () => {
  const states = [
    { skuId: 's1', disabledPlans: [], assignedByGroup: 'G1', state: 'Error', error: 'CountViolation' },
    { skuId: 's2', disabledPlans: [], assignedByGroup: null, state: 'Active', error: 'None' },
    { skuId: 's3', assignedByGroup: 'g1', state: 'Dreaming', error: 'Whatever' },
  ];
  const person = {
    id: 'u1',
    usageLocation: null,
    assignedLicenses: [{ skuId: 's2' }],
    licenseAssignmentStates: states,
  };
  under.graph.on('POST', '/$batch', {
    status: 200,
    body: {
      responses: [
        { id: '1', status: 200, body: person },
        { id: '2', status: 404, body: NOT_FOUND.body },
      ],
    },
  });
  const users = await under.directory.readUserLicences(['u1', 'u2'], 'background');
  expect([...users.keys()]).toEqual(['u1']);
  expect(users.get('u1')).toMatchObject({ usageLocation: null, licences: [{ skuId: 's2' }] });
  expect(users.get('u1')?.assignments).toEqual([
    { skuId: 's1', disabledPlans: [], groupId: 'g1', state: 'Error', error: 'CountViolation' },
    { skuId: 's2', disabledPlans: [], groupId: null, state: 'Active', error: null },
    { skuId: 's3', disabledPlans: [], groupId: 'g1', state: 'Dreaming', error: 'Whatever' },
  ]);
});

test('products are put on a group and taken off with both lists written out', async () => {
  under.graph.on('POST', '/groups/g1/assignLicense', { status: 202, body: { id: 'g1' } });
  await under.directory.assignLicences('g1', {
    add: [{ skuId: 's1', disabledPlans: ['p1'] }],
    removeSkuIds: [],
  });
  expect(under.graph.requests.at(-1)?.body).toEqual({
    addLicenses: [{ skuId: 's1', disabledPlans: ['p1'] }],
    removeLicenses: [],
  });
});

test('trying again for a person tells at once whether something still stands against it', async () => {
  const url = '/users/u1/reprocessLicenseAssignment';
  under.graph.on('POST', url, { status: 200, body: { id: 'u1' } });
  await expect(under.directory.reprocessLicences('u1')).resolves.toBe('done');
  const short = anError(
    'Request_BadRequest',
    'Subscription with SKU s1 does not have any available licenses.',
  );
  under.graph.on('POST', url, { status: 400, body: short });
  await expect(under.directory.reprocessLicences('u1')).resolves.toBe('refused');
  expect(under.graph.requests.at(-1)?.body).toBeUndefined();
});

test('groups and members with licence errors are found by asking for them', async () => {
  under.graph.on('GET', '/groups', { status: 200, body: { value: [{ id: 'G1', displayName: 'Visio' }] } });
  expect(await under.directory.listGroupsWithLicenceErrors()).toEqual([{ id: 'g1', displayName: 'Visio' }]);
  expect(under.graph.requests.at(-1)?.query.get('$filter')).toBe('hasMembersWithLicenseErrors eq true');
  under.graph.on('GET', '/groups/g1/membersWithLicenseErrors', {
    status: 200,
    body: { value: [{ id: 'U1', displayName: null }] },
  });
  expect(await under.directory.listLicenceErrors('g1', 'background')).toEqual([
    { userId: 'u1', displayName: null },
  ]);
});
