using Forestall.Brief.Documents;
using Forestall.Doctrine.Planning;
using Forestall.Record.Curated;
using Forestall.Warning.Evaluation;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>The page a minister reads: five questions, each answered in a few sentences that the annexes bear out.</summary>
internal static class FirstPage
{
    private const int Year = 12;
    private const int BeliefsSaid = 2;

    public static IReadOnlyList<Block> Blocks(BriefMaterial m) =>
    [
        new FiguresBlock([Deaths(m), Crossing(m), ToCome(m), Done(m)]),
        new HeadingBlock("What is coming, and how far can the warning be trusted?"),
        new TextBlock(string.Join(' ', WarningWords.Coming(m))),
        new TextBlock(string.Join(' ', WarningWords.Reliability(m).Skip(m.Evaluation is null ? 0 : 1))),
        new HeadingBlock("What was missed in comparable episodes?"),
        new TextBlock(string.Join(' ', ComparableWords.Together(m))),
        new HeadingBlock("What could be done, and what would come of it?"),
        Outcomes(m.Plan),
        new TextBlock(PlanSentences.Ranking(m.Plan).First()),
        new HeadingBlock("By when must it be decided?"),
        new TextBlock(string.Join(' ', StrategyWords.Deadlines(m.Plan).Append(StrategyWords.Waiting(m.Plan)).OfType<string>())),
        new HeadingBlock("What must one believe?"),
        new TextBlock(string.Join(' ', [.. PlanSentences.Ranking(m.Plan).Skip(1).Where(static s => s.Length > 0), .. StrategyWords.Beliefs(m.Plan, BeliefsSaid)])),
        new HeadingBlock("Should we, can we, will it work?"),
        new TextBlock(string.Join(' ', Axes(m))),
        new TextBlock("This page compares what was believed beforehand; it does not recommend. Most numbers of the instruments are assumptions. Limits, sources and the command that makes it again: annex E.", Small: true),
    ];

    private static KeyFigure Deaths(BriefMaterial m)
    {
        var deaths = m.Curve.Between(m.Known - (Year - 1), m.Known);
        return new($"Deaths, {m.Known - (Year - 1)} to {m.Known}", Words.Number(deaths.Best), $"low and high {Words.Range(deaths)}");
    }

    private static KeyFigure Crossing(BriefMaterial m) => (m.Episode, m.Outlook?.Warning) switch
    {
        ({ } episode, _) => new("In mass violence since", episode.Crossing.Month.ToString(), Invariant($"{episode.Crossing.Deaths.Best:N0} deaths since then")),
        (_, { } line) => new(Invariant($"Crossing within {Alarms.DefaultHorizon} months"), Words.Percent(line.Warning.Probability), Invariant($"{Words.Percent(line.Warning.Low)} to {Words.Percent(line.Warning.High)}; rank {line.Rank}")),
        _ => new(Invariant($"Crossing within {Alarms.DefaultHorizon} months"), "no warning", $"none as of {m.AsOf}"),
    };

    private static KeyFigure ToCome(BriefMaterial m)
    {
        var band = m.Plan.Strategies[0].Counts[PlanCount.Deaths];
        return new(Invariant($"Deaths to come, to {m.Plan.To}"), Words.Number(band.P50), $"nine in ten {Words.Number(band.P5)} to {Words.Number(band.P95)}, nothing further done");
    }

    private static KeyFigure Done(BriefMaterial m)
    {
        var taken = m.Curated.InForceInTwoYears(m.Situation.Code, m.AsOf).ToList();
        var coercive = taken.Count(static x => x.Class is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force);
        return taken.Count == 0 && !m.MeasuresWereCollected
            ? new("Measures in force in two years", "not collected", "the record holds none here")
            : new("Measures in force in two years", Words.Number(taken.Count), Invariant($"{coercive} of them sanctions, threats or force"));
    }

    private static TableBlock Outcomes(PlanResult plan) => StrategyAnnex.Outcomes(plan);

    private static IEnumerable<string> Axes(BriefMaterial m)
    {
        if (m.Book is not { Appraisals.Count: > 0 } book)
        {
            yield return $"Nobody has appraised this yet; the {m.Checklists.Sum(static l => l.Criteria.Count)} questions of the {Words.List([.. m.Checklists.Select(static l => l.Name)])} checklists stand open (annex D).";
        }
        else
        {
            yield return AxesAnnex.Appraised(m);
            var differing = book.Disagreements();
            yield return differing.Count == 0
                ? "No role dissents from another's grades."
                : $"Roles disagree on {Words.List([.. differing.Select(static d => d.Criterion).Distinct(StringComparer.Ordinal).Take(4)])}{(differing.Select(static d => d.Criterion).Distinct(StringComparer.Ordinal).Skip(4).Any() ? " and more" : "")}.";
        }

        foreach (var sentence in WeighingBlocks.Sentences(m).Take(3))
        {
            yield return sentence;
        }
    }
}
