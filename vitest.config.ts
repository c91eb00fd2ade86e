import { defineConfig } from 'vitest/config';

const database = ['lib/data/**/*.test.ts', 'lib/auth/**/*.test.ts', 'prisma/**/*.test.ts'];
const exchange = ['lib/exchange/**/*.test.ts', 'app/*/admin/rules/**/*.test.ts'];
const elsewhere = ['node_modules/**', '.next/**', '.test/**', '.data/**', 'e2e/**'];

const shared = {
  environment: 'node' as const,
  // Modules marked server-only load under this condition alone.
  execArgv: ['--conditions=react-server'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { conditions: ['react-server', 'node', 'module'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'module'], externalConditions: ['react-server'] } },
  test: {
    // Two cores are the least this is run on; a third worker runs while others wait for a database or a vendor.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{lib,app,components,bin,sandbox}/**/*.test.ts'],
          exclude: [...elsewhere, ...database, ...exchange],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'database',
          include: database,
          exclude: elsewhere,
          globalSetup: 'test/database/cluster.ts',
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'exchange',
          include: exchange,
          exclude: elsewhere,
          globalSetup: 'test/database/cluster.ts',
          testTimeout: 120_000,
        },
      },
    ],
  },
});
