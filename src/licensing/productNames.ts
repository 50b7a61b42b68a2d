/**
 * Product names people know, by Graph's skuId. From Microsoft's page "Product names and service plan identifiers for
 * licensing" (learn.microsoft.com/entra/identity/users/licensing-service-plan-reference), as of 29 October 2025; the
 * most common products of its many. What is missing here is shown by its part number.
 */
const products: readonly (readonly [skuId: string, skuPartNumber: string, name: string])[] = [
  ['18181a46-0d4e-45cd-891e-60aabd171b4e', 'STANDARDPACK', 'Office 365 E1'],
  ['6fd2c87f-b296-42f0-b197-1e91e994b900', 'ENTERPRISEPACK', 'Office 365 E3'],
  ['c7df2760-2c81-4ef7-b578-5b5392b571df', 'ENTERPRISEPREMIUM', 'Office 365 E5'],
  [
    '26d45bd9-adf1-46cd-a9e1-51e9a5524128',
    'ENTERPRISEPREMIUM_NOPSTNCONF',
    'Office 365 E5 without Audio Conferencing',
  ],
  ['05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3', 'Microsoft 365 E3'],
  ['06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'SPE_E5', 'Microsoft 365 E5'],
  ['66b55226-6b4f-492c-910c-a3b7a3c9d993', 'SPE_F1', 'Microsoft 365 F3'],
  ['3b555118-da6a-4418-894f-7df1e2096870', 'O365_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic'],
  ['f245ecc8-75af-4f8e-b61f-27d8114de5f3', 'O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard'],
  ['cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', 'SPB', 'Microsoft 365 Business Premium'],
  ['cdd28e44-67e3-425a-be4c-37b8079d7365', 'O365_BUSINESS', 'Microsoft 365 Apps for Business'],
  ['639dec6b-bb19-468b-871c-c5c441c4b0cb', 'Microsoft_365_Copilot', 'Copilot for Microsoft 365'],
  ['99cc8282-2f74-4954-83b7-c6a9a1999067', 'M365_E5_SUITE_COMPONENTS', 'Microsoft 365 E5 Suite features'],
  [
    'f5b15d67-b99e-406b-90f1-308452f94de6',
    'Microsoft_365_E3_Extra_Features',
    'Microsoft 365 E3 Extra Features',
  ],
  ['efccb6f7-5641-4e0e-bd10-b4976e1bf68e', 'EMS', 'Enterprise Mobility + Security E3'],
  ['b05e124f-c7cc-45a0-a6aa-8cf78c946968', 'EMSPREMIUM', 'Enterprise Mobility + Security E5'],
  ['2b9c8e7c-319c-43a2-a2a0-48c5c6161de7', 'AAD_BASIC', 'Microsoft Entra Basic'],
  ['078d2b04-f1bd-4111-bbd4-b4b1b354cef4', 'AAD_PREMIUM', 'Microsoft Entra ID P1'],
  ['84a661c4-e949-4bd2-a560-ed7766fcaf2b', 'AAD_PREMIUM_P2', 'Microsoft Entra ID P2'],
  ['c52ea49f-fe5d-4e95-93ba-1de91d380f89', 'RIGHTSMANAGEMENT', 'Azure Information Protection Plan 1'],
  ['4b9405b0-7788-4568-add1-99614e613b69', 'EXCHANGESTANDARD', 'Exchange Online (Plan 1)'],
  ['19ec0d23-8335-4cbd-94ac-6050e30712fa', 'EXCHANGEENTERPRISE', 'Exchange Online (Plan 2)'],
  [
    'ee02fd1b-340e-4a4b-b355-4a514e4c8943',
    'EXCHANGEARCHIVE_ADDON',
    'Exchange Online Archiving for Exchange Online',
  ],
  ['4ef96642-f096-40de-a3e9-d83fb2f90211', 'ATP_ENTERPRISE', 'Microsoft Defender for Office 365 (Plan 1)'],
  ['16a55f2f-ff35-4cd5-9146-fb784e3761a5', 'DEFENDER_ENDPOINT_P1', 'Microsoft Defender for Endpoint P1'],
  ['111046dd-295b-4d6d-9724-d52ac90bd1f2', 'WIN_DEF_ATP', 'Microsoft Defender for Endpoint'],
  ['0c266dff-15dd-4b49-8397-2bb16070ed52', 'MCOMEETADV', 'Microsoft 365 Audio Conferencing'],
  ['e43b5b99-8dfb-405f-9987-dc307f34bcbd', 'MCOEV', 'Microsoft Teams Phone Standard'],
  ['295a8eb0-f78d-45c7-8b5b-1eed5ed02dff', 'MCOCAP', 'Microsoft Teams Shared Devices'],
  [
    '440eaaa8-b3e0-484b-a8be-62870b9ba70a',
    'PHONESYSTEM_VIRTUALUSER',
    'Microsoft Teams Phone Resource Account',
  ],
  ['6af4b3d6-14bb-4a2a-960c-6c902aad34f3', 'Microsoft_Teams_Rooms_Basic', 'Microsoft Teams Rooms Basic'],
  ['4cde982a-ede4-4409-9ae6-b003453c8ea6', 'Microsoft_Teams_Rooms_Pro', 'Microsoft Teams Rooms Pro'],
  ['f8a1db68-be16-40ed-86d5-cb42ce701560', 'POWER_BI_PRO', 'Power BI Pro'],
  ['a403ebcc-fae0-4ca2-8c8c-7a907fd6c235', 'POWER_BI_STANDARD', 'Microsoft Fabric (Free)'],
  ['f30db892-07e9-47e9-837c-80727f46fd3d', 'FLOW_FREE', 'Microsoft Power Automate Free'],
  ['c5928f49-12ba-48f7-ada3-0d743a3601d5', 'VISIOCLIENT', 'Visio Plan 2'],
  ['53818b1b-4a27-454b-8896-0dba576410e6', 'PROJECTPROFESSIONAL', 'Planner and Project Plan 3'],
  ['0fe440c5-f2bf-442b-a4f4-9a7af77a200b', 'Clipchamp_Premium', 'Clipchamp Premium'],
  ['1f2f344a-700d-42c9-9427-5cea1d5d7ba6', 'STREAM', 'Microsoft Stream'],
  ['6a0f6da5-0b87-4190-a6ae-9bb5a2b9546a', 'Win10_VDA_E3', 'Windows 10/11 Enterprise E3'],
  ['488ba24a-39a9-4473-8ee5-19291e71b002', 'WIN10_VDA_E5', 'Windows 10/11 Enterprise E5'],
  ['6470687e-a428-4b7a-bef2-8a291ad947c9', 'WINDOWS_STORE', 'Windows Store for Business'],
];

const bySkuId = new Map(products.map(([skuId, , name]) => [skuId, name]));
const byPartNumber = new Map(products.map(([, partNumber, name]) => [partNumber.toLowerCase(), name]));

/**
 * What people call a product: its name, else its part number as the directory tells it, else its id, which an
 * administrator can look up.
 */
export function productName(skuId: string, skuPartNumber: string | null = null): string {
  const known = bySkuId.get(skuId.toLowerCase()) ?? byPartNumber.get((skuPartNumber ?? '').toLowerCase());
  return known ?? (skuPartNumber === null || skuPartNumber === '' ? skuId : skuPartNumber);
}
