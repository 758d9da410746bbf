/** `#name` is private at run time too; `private` is so to the compiler alone. */
const hashNames = {
  meta: { type: "suggestion" },
  create(context) {
    const check = (node) => {
      if (node.accessibility !== "private" || node.kind === "constructor") return;
      context.report({ node, message: "Write #name in place of `private name`." });
    };
    return { PropertyDefinition: check, MethodDefinition: check };
  },
};

export default { meta: { name: "private-names" }, rules: { hash: hashNames } };
