"""The ratios as Markdown, the three kinds of them apart."""

from contestants import LAWS

NETS = "ABCDE"


def number(x):
    """Two digits, as 0.56, 4.7, 38, 1,200."""
    rounded = float(f"{x:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:.2g}"


class Ratios:
    """One-thread ratios to the best dense peer, by net, law and sampler."""

    def __init__(self, rows):
        self.nets = [n for n in NETS if any(r["net"] == n for r in rows)]
        self.rows = {
            (r["net"], r["law"], r["contestant"], r["sampler"]): r
            for r in rows if r["threads"] == "1" and r["dtype"] == "float64"
        }

    def row(self, net, law, sampler, who="pathsum"):
        return self.rows.get((net, law, who, sampler))

    def ratio(self, sampler, law="gaussian"):
        def text(net):
            row = self.row(net, law, sampler)
            return number(float(row["ratio_to_best_dense_peer"])) if row else ""
        return text

    def same_work(self, law):
        def text(net):
            row = self.row(net, law, "dense")
            peer = row and row["best_dense_peer"].replace("float", "f")
            return f"{self.ratio('dense', law)(net)} {peer}" if row else ""
        return text

    def against_script(self, net):
        mine = self.row(net, "gaussian", "chi-square")
        script = self.row(net, "gaussian", "chi-square", "numpy")
        if not (mine and script):
            return ""
        return number(
            float(script["ns_per_sample"]) / float(mine["ns_per_sample"]))

    def section(self, title, columns):
        yield from (title, "")
        yield "| net | " + " | ".join(columns) + " |"
        yield "|---" * (len(columns) + 1) + "|"
        for net in self.nets:
            cells = (text(net) for text in columns.values())
            yield f"| {net} | " + " | ".join(cells) + " |"
        yield ""


def resources(rows):
    """Thread scaling and memory of our own samplers, at their worst."""
    mine = [r for r in rows if r["kind"] == "ours"]
    scaled = [r for r in mine if r["thread_scaling"]]
    for name in sorted({r["contestant"] for r in scaled}):
        low, high = (
            pick((r for r in scaled if r["contestant"] == name),
                 key=lambda r: float(r["thread_scaling"]))
            for pick in (min, max))
        yield (
            f"Two threads, {name}: {float(low['thread_scaling']):.2f}"
            f" ({low['sampler']}, {low['net']}, {low['law']})"
            f" to {float(high['thread_scaling']):.2f} times one.")
    peak = max(mine, key=lambda r: float(r["peak_rss_mib"]))
    yield (
        f"Peak memory: {float(peak['peak_rss_mib']):.0f} MiB"
        f" ({peak['contestant']} {peak['sampler']}, {peak['net']}).")


def table(rows):
    ratios = Ratios(rows)
    reduced = {f"folded, {law}": ratios.ratio("folded", law) for law in LAWS}
    closed = {f"masked, {law}": ratios.ratio("masked", law) for law in LAWS}
    lines = [
        *ratios.section(
            "Same work: dense, with the best dense peer",
            {law: ratios.same_work(law) for law in LAWS}),
        *ratios.section("Exact reduction", reduced | {
            "conditioned": ratios.ratio("conditioned"),
            "conditioned+folded": ratios.ratio("conditioned+folded"),
        }),
        *ratios.section("Closed structure", closed | {
            "chi-square": ratios.ratio("chi-square"),
            "chi-square to a NumPy chi-square script": ratios.against_script,
        }),
        *resources(rows),
    ]
    return "\n".join(lines)
