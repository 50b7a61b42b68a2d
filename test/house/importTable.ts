/** What one part of the product may know of the others. A new entry here is a line somebody has to agree to. */
export interface Part {
  /** Files of `src` that belong to it. */
  readonly files: RegExp;
  /** Parts, or single files written as `part/file`, it may import from. */
  readonly mayImport: readonly string[];
  /** Files of parts named above that stay closed all the same. */
  readonly exceptFor?: RegExp;
  /** npm packages it may import. Node's own modules are free to all but the pure files. */
  readonly packages: readonly string[];
}

const slice = ['decision', 'errors', 'log', 'store', 'jobs', 'directory'] as const;

export const parts: Readonly<Record<string, Part>> = {
  decision: { files: /^decision\.ts$/, mayImport: [], packages: [] },
  errors: { files: /^errors\.ts$/, mayImport: [], packages: [] },
  log: { files: /^log\.ts$/, mayImport: ['errors'], packages: ['pino'] },
  config: { files: /^(config|environment)\.ts$/, mayImport: ['errors'], packages: ['zod'] },
  store: {
    files: /^store\//,
    mayImport: ['errors', 'log'],
    packages: ['kysely', 'pg', '@electric-sql/pglite'],
  },
  jobs: { files: /^jobs\//, mayImport: ['store', 'errors', 'log'], packages: ['pg-boss', 'kysely'] },
  directory: {
    files: /^directory\//,
    mayImport: ['errors', 'log'],
    packages: ['@microsoft/microsoft-graph-client', '@azure/identity'],
  },
  // Files that Usher makes and sends; what stands in them is for the slices to say.
  files: { files: /^files\//, mayImport: [...slice], packages: ['kysely'] },
  groups: {
    files: /^groups\//,
    mayImport: [...slice, 'files/csv'],
    packages: ['kysely', 'zod', 'csv-parse', 'yaml'],
  },
  // Usable without the rest of the house.
  ruleLanguage: { files: /^dynamic\/language\//, mayImport: [], packages: ['re2js'] },
  dynamic: {
    files: /^dynamic\//,
    mayImport: [...slice, 'files/csv', 'groups', 'ruleLanguage'],
    packages: ['kysely'],
  },
  licensing: { files: /^licensing\//, mayImport: [...slice, 'groups'], packages: ['kysely'] },
  requests: {
    files: /^requests\//,
    mayImport: [...slice, 'groups', 'licensing', 'dynamic', 'ruleLanguage'],
    packages: ['kysely'],
  },
  admin: {
    files: /^admin\//,
    mayImport: [
      ...slice,
      'groups',
      'licensing',
      'dynamic',
      'ruleLanguage',
      'requests',
      'files/csv',
      'files/fileOffer',
    ],
    packages: ['kysely'],
  },
  teams: {
    files: /^teams\//,
    mayImport: [
      'decision',
      'errors',
      'log',
      'config',
      'store',
      'jobs',
      'directory/types',
      'directory/ruleTypes',
      'groups',
      'licensing',
      'dynamic',
      'ruleLanguage',
      'requests',
      'admin',
      'files',
    ],
    // Rules and queries of a slice are reached through its handlers.
    exceptFor: /^(groups|licensing|dynamic|requests|admin|files)\/(\w*[sS]tore|decide\w*|commit|jobs)\.ts$/,
    packages: [
      'botbuilder',
      'botframework-connector',
      'adaptivecards-templating',
      'restify',
      'prom-client',
      'kysely',
      'zod',
    ],
  },
  sandbox: {
    files: /^sandbox\//,
    mayImport: ['directory/types', 'errors', 'log'],
    packages: ['adaptivecards', 'jose', 'markdown-it', 'zod'],
  },
  app: {
    files: /^\w+\.ts$/,
    mayImport: [
      'decision',
      'errors',
      'log',
      'config',
      'store',
      'jobs',
      'directory',
      'groups',
      'licensing',
      'dynamic',
      'ruleLanguage',
      'requests',
      'admin',
      'files',
      'teams',
      'sandbox',
    ],
    packages: ['kysely'],
  },
};

/** Packages that even their own part keeps in one file, so that replacing one stays a one-file change. */
export const singleFilePackages: Readonly<Record<string, RegExp>> = {
  'prom-client': /^teams\/metrics\.ts$/,
  pino: /^log\.ts$/,
  'csv-parse': /^groups\/peopleFile\.ts$/,
  yaml: /^groups\/policyText\.ts$/,
  re2js: /^dynamic\/language\/pattern\.ts$/,
};

/**
 * Files that decide or word things from facts alone: no clock, file, socket, environment or randomness. They may
 * import each other and nothing else.
 */
export const pureFiles: readonly RegExp[] = [
  /^decision\.ts$/,
  /^directory\/(types|ruleTypes|licenceTypes|peopleTypes)\.ts$/,
  /^jobs\/kinds\.ts$/,
  /^dynamic\/language\/.*/,
  /^dynamic\/(keptRule|keptViews|whyNotKept|nextTurn)\.ts$/,
  /^dynamic\/(mirrorFields|evaluatePage)\.ts$/,
  /^dynamic\/(ruleChange|ruleForm|ruleViews|whyViews|whatIf|decide\w*)\.ts$/,
  /^groups\/(eligibility|naming|creationSettings|groupCreation|groupCreationViews|groupDeletion|groupWords|rankGroups|licenceImpact|searchViews|groupViews|views|policy|ceiling|licensingSettings|contributions|ruleSettings|policyViews|deskViews|membershipChange|peopleFile|decide\w*)\.ts$/,
  /^requests\/(approvers|joinRequest|departure|requestChange|requestViews|views|votes|decide\w*)\.ts$/,
  /^licensing\/(productNames|planConflicts|seats|licenceNeed|licenceReading|licenceOutcome|waitingList|licenceOverview|licenceEffect|licenceChange|licenceViews|groupErrors|seatTrend|productSets|decide\w*)\.ts$/,
  /^teams\/(textCommands|commandGrammar|deskGrammar|factsGrammar|creationGrammar|policyGrammar|policySettingGrammar|ruleGrammar|licensingGrammar|keptGrammar|plainWords|verbNames)\.ts$/,
  /^files\/(csv|fileOffer|decide\w*)\.ts$/,
  /^directory\/surveyTypes\.ts$/,
  /^admin\/(adminViews|auditFilter|classify|mineRule|readiness|readinessReport|readinessViews|surveyFacts)\.ts$/,
  /^teams\/(present|wording)(\/.*)?\w*\.ts$/,
];

/** Packages a pure file may import: they compute and touch nothing else. */
export const purePackages: readonly string[] = ['re2js', 'csv-parse'];

/** The part a file of `src` belongs to (path without `src/`); the first that matches, `app` being the last. */
export function partOf(file: string): string | undefined {
  return Object.keys(parts).find((name) => parts[name]?.files.test(file));
}

export function isPure(file: string): boolean {
  return pureFiles.some((pattern) => pattern.test(file));
}
