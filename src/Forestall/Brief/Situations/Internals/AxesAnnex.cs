using Forestall.Brief.Documents;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Evidence;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>The three checklists with what the record says and what people said, their dissent, and the weighing.</summary>
internal static class AxesAnnex
{
    public static IReadOnlyList<Block> Blocks(BriefMaterial m)
    {
        var labels = Labels(m.Checklists);
        return
        [
            new TextBlock(Appraised(m)),
            new HeadingBlock("What the record says"),
            new TextBlock($"Only what could be known at the end of {m.AsOf}. It is no grade; what came of measures was learnt later and is left out.", Small: true),
            Facts(m, labels),
            .. m.Checklists.SelectMany(l => Checklist(m, l, labels)),
            new HeadingBlock("Dissent"),
            .. Dissent(m),
            new HeadingBlock("Weighing"),
            .. WeighingBlocks.Of(m),
        ];
    }

    /// <summary>Who appraised.</summary>
    public static string Appraised(BriefMaterial m)
    {
        if (m.Book is not { } book)
        {
            return $"Nobody has appraised the strategies yet: the {m.Checklists.Sum(static l => l.Criteria.Count)} questions of the {Words.List([.. m.Checklists.Select(static l => l.Name)])} checklists stand open, and only what the record says to them is shown. 'forestall appraise new' begins a file of appraisals.";
        }

        var roles = book.Appraisals.Select(static a => a.Role).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return book.Appraisals.Count == 0
            ? "The files of appraisals hold none yet."
            : Invariant($"{book.Appraisals.Count} appraisals by {roles.Count} role{(roles.Count == 1 ? "" : "s")} ({Words.List(roles)}) of {Words.List([.. book.Strategies])}.");
    }

    private static Dictionary<string, string> Labels(IReadOnlyList<Checklist> lists) =>
        lists.SelectMany(static l => l.Criteria).SelectMany(static c => c.Record).Distinct(StringComparer.Ordinal)
            .OrderBy(static n => RecordEvidence.Names.Index().First(i => i.Item == n).Index)
            .Select(static (n, i) => (n, Label: Invariant($"R{i + 1}")))
            .ToDictionary(static p => p.n, static p => p.Label, StringComparer.Ordinal);

    private static TableBlock Facts(BriefMaterial m, Dictionary<string, string> labels) => new(
        $"What the record says as of {m.AsOf}",
        [new("No.", 0.5), new("About", 1.1, IsText: true), new("What it says", 6, IsText: true), new("Source", 1.6, IsText: true)],
        [.. labels.Select(l => (IReadOnlyList<string>)[l.Value, l.Key, string.Join(' ', m.Evidence.For(l.Key).Select(static f => f.Sentence)), string.Join("; ", m.Evidence.For(l.Key).Select(static f => f.Source).Where(static s => s.Length > 0).Distinct(StringComparer.Ordinal))])]);

    private static IEnumerable<Block> Checklist(BriefMaterial m, Checklist list, Dictionary<string, string> labels)
    {
        yield return new HeadingBlock(list.Title);
        yield return new TextBlock($"After {list.Source}.", Small: true);
        yield return new TableBlock(
            list.Title,
            [new("Criterion", 1.3), new("Question", 3, IsText: true), new("Record", 0.9, IsText: true), new("Appraisals", 2.6, IsText: true)],
            [.. list.Criteria.Select(c => (IReadOnlyList<string>)[c.Name, c.Question, c.Record.Count == 0 ? "says nothing" : string.Join(", ", c.Record.Select(r => labels[r])), Appraisals(m.Book, list, c)])]);
    }

    private static string Appraisals(AppraisalBook? book, Checklist list, ChecklistCriterion criterion)
    {
        var given = book?.Appraisals.Where(a => a.Checklist == list.Name && a.Criterion == criterion.Name).OrderBy(static a => a.Strategy, StringComparer.Ordinal).ThenBy(static a => a.Role, StringComparer.Ordinal).ToList() ?? [];
        return given.Count == 0 ? "not appraised" : string.Join(' ', given.Select(a => Invariant($"{(a.Strategy is null ? "" : $"‘{a.Strategy}’, ")}{a.Role}: {a.Low:0.##} to {a.High:0.##} of {criterion.HighestGrade}, {100 * a.Confidence:0} % sure. {Sentence(a.Evidence)}")));
    }

    private static IEnumerable<Block> Dissent(BriefMaterial m)
    {
        if (m.Book is not { Appraisals.Count: > 0 } book)
        {
            yield return new TextBlock("Nobody has appraised, so there is nothing to disagree on yet.");
            yield break;
        }

        var differing = book.Disagreements();
        var said = book.Appraisals.Where(static a => a.Dissent is not null).OrderBy(static a => a.Role, StringComparer.Ordinal).ToList();
        yield return new TextBlock(differing.Count == 0
            ? "Where two roles or more appraised the same, they gave the same grades."
            : Invariant($"Roles give different grades on {differing.Count} question{(differing.Count == 1 ? "" : "s")}; on {differing.Count(static d => d.Apart > 0)} of them no grade satisfies all."));
        if (differing.Count > 0)
        {
            yield return new ListBlock([.. differing.Select(static d => d.Sentence)]);
        }

        if (said.Count > 0)
        {
            yield return new TextBlock("Dissent in their own words:");
            yield return new ListBlock([.. said.Select(static a => $"{Words.Capital(a.Role)}, on {a.Criterion}{(a.Strategy is null ? "" : $" of ‘{a.Strategy}’")}: {Sentence(a.Dissent!)}")]);
        }
    }

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}
