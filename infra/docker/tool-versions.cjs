// Prints `name@version` of the tools asked for, as package.json pins them: the images are built with no others.
// CommonJS and without dependencies: it runs on Debian's own Node before anything is installed.
const { packageManager, devDependencies } = require("./package.json");

const pinned = new Map(
  Object.entries(devDependencies).map(([name, version]) => [name, `${name}@${version}`]),
);
pinned.set(packageManager.split("@")[0], packageManager);
console.log(
  process.argv
    .slice(2)
    .map((name) => pinned.get(name))
    .join(" "),
);
