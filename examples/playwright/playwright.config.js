import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM;
const args = ['--no-sandbox'];

export default defineConfig({
  use: { launchOptions: executablePath === undefined ? {} : { executablePath, args } },
  reporter: 'list',
});
