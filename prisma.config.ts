import { defineConfig } from 'prisma/config';

/** For Prisma's own tools. Docket migrates by prisma/migrate, which keeps the same table. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_MIGRATE_URL ?? '' },
});
