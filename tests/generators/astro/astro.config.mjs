import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://garden.example.net",
  base: "/allotment",
  trailingSlash: "always",
  devToolbar: { enabled: false },
});
