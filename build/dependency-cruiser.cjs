// Who may import what (CONTRIBUTING.md, "Boundaries"). Types alone cannot say it: importing Electron
// would drag Node's types in behind it.
const layer = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        pathNot: '^shared/|^node_modules/(zod|@orpc/contract|@noble/[a-z]+|@hpke/core|any-ascii)/',
      },
    },
    {
      name: 'kernel-is-the-floor',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { pathNot: '^shared/kernel/|^node_modules/@noble/hashes/' },
    },
    layer(
      'renderer-stays-in-the-sandbox',
      '^renderer/',
      '^(main|hub|test|build)/|^node_modules/electron/',
    ),
    {
      name: 'renderer-uses-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    layer(
      'main-draws-nothing',
      '^main/',
      '^(renderer|hub|test|build)/|^node_modules/(react|zustand|dexie)/',
    ),
    layer('services-know-no-shell', '^main/(services|station)/', '^main/(electron|loopback)/'),
    layer('shells-know-not-each-other', '^main/electron/', '^main/loopback/'),
    layer('shells-know-not-each-other-either', '^main/loopback/', '^main/electron/'),
    layer(
      'hub-stands-alone',
      '^hub/',
      '^(main|renderer|test|build)/|^node_modules/(electron|react|dexie)/',
    ),
    {
      name: 'features-do-not-import-features',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/electron/' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'dexie-only-in-db',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/engine/db/' },
      to: { path: '^node_modules/dexie/' },
    },
    {
      name: 'ui-is-presentational',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?!ui/)|^node_modules/(zustand|dexie)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(d\\.ts|config\\.ts)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
