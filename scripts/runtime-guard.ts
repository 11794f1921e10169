// The first line of the program: a wrong Node says so in one sentence instead of failing later and oddly.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  process.stderr.write(
    `Huoji needs Node 24.7 or newer and this is Node ${process.versions.node}: start it with "npm start", which brings its own.\n`,
  );
  process.exit(69);
}
