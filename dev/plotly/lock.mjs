// Take the addresses out of package-lock.json: `npm run lock` after a version changes.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const LOCK = fileURLToPath(new URL("package-lock.json", import.meta.url));
const withoutAddresses = (key, value) => (key === "funding" ? undefined : value);

const lock = JSON.parse(await readFile(LOCK, "utf8"), withoutAddresses);
await writeFile(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
