using Forestall.Brief.Documents;
using Forestall.Brief.Internals;
using Forestall.Brief.Pictures;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>What the strategies are, what comes of them, by when they must be decided, what would turn their order round.</summary>
internal static class StrategyAnnex
{
    private static readonly PlanCount[] Effort = [PlanCount.NonCoerciveMonths, PlanCount.EconomicMonths, PlanCount.ThreatMonths, PlanCount.DeploymentMonths, PlanCount.ForceMonths, PlanCount.OwnLosses, PlanCount.Cost];
    private static readonly int[] Waits = [1, 3, 6, 12];
    private static readonly int[] Spans = [3, 6, 12, 18, 24];

    public static IReadOnlyList<Block> Blocks(BriefMaterial m)
    {
        var plan = m.Plan;
        return
        [
            new TextBlock(Sentences(PlanSentences.Heading(plan))),
            new HeadingBlock("The strategies"),
            .. What(plan),
            new HeadingBlock("Outcomes over the plan"),
            InFull(plan),
            new PictureBlock("strategies", "Deaths under each strategy", string.Join(' ', plan.Strategies.Select(static s => $"{s.Strategy.Name}: median {Words.Band(s.Counts[PlanCount.Deaths])}.")), "Dot: median of the draws; line: nine in ten.", () => StrategyPictures.Deaths(plan), Months(plan)) { Height = 60 + (38 * plan.Strategies.Count) },
            Taken(plan),
            Pairs(plan),
            new HeadingBlock("Decision deadlines"),
            new TextBlock(Sentences(PlanSentences.Deadlines(plan))),
            .. Timeline(plan),
            .. Deadlines(plan),
            Waiting(plan),
            new HeadingBlock("What one must believe"),
            new TextBlock(Sentences(PlanSentences.Ranking(plan))),
            .. Changes(plan),
            new TextBlock(Sentences(PlanSentences.Notes(plan)), Small: true),
        ];
    }

    /// <summary>The table a minister reads.</summary>
    public static TableBlock Outcomes(PlanResult plan) => new(
        $"What comes of each strategy, {plan.From} to {plan.To}: median (5 to 95 per cent), mean ± standard error",
        [new("Strategy", 1.5), new("Deaths", 1.7), new("Deaths averted less caused", 1.5), plan.EpisodeSince is null ? new("Crossing", 0.9) : new("Another crossing", 0.9), new("Begun by backfire", 0.9), new("Own losses", 1.1), new("Cost index", 1.3)],
        [.. plan.Strategies.Select(static s => (IReadOnlyList<string>)[
            s.Strategy.Name,
            Words.Band(s.Counts[PlanCount.Deaths]),
            Words.Mean(s.Counts[PlanCount.NetDeathsAverted].Mean, s.Counts[PlanCount.NetDeathsAverted].StandardError),
            PlanSentences.Percent(s.ChanceOfCrossing),
            PlanSentences.Percent(s.ChanceOfBackfireEpisode),
            Words.Band(s.Counts[PlanCount.OwnLosses]),
            Words.Band(s.Counts[PlanCount.Cost])])]);

    private static TableBlock InFull(PlanResult plan) => new(
        $"Deaths, and what the strategy averts and causes, {plan.From} to {plan.To}: median (5 to 95 per cent), mean",
        [new("Strategy", 1.4), new("Deaths", 1.7), new("Mean deaths", 0.9), new("Averted", 1.4), new("Caused", 1.2), plan.EpisodeSince is null ? new("Crossing", 0.8) : new("Another crossing", 0.8), new("Prevented", 0.8), new("Begun by backfire", 0.9)],
        [.. plan.Strategies.Select(static s => (IReadOnlyList<string>)[
            s.Strategy.Name,
            Words.Band(s.Counts[PlanCount.Deaths]),
            Words.Number(s.Counts[PlanCount.Deaths].Mean),
            Words.Band(s.Counts[PlanCount.DeathsAverted]),
            Words.Band(s.Counts[PlanCount.DeathsCaused]),
            PlanSentences.Percent(s.ChanceOfCrossing),
            PlanSentences.Percent(s.ChancePrevented),
            PlanSentences.Percent(s.ChanceOfBackfireEpisode)])]);

    private static string Sentences(IEnumerable<string> sentences) => string.Join(' ', sentences.Where(static s => s.Length > 0));

    private static IEnumerable<Block> What(PlanResult plan)
    {
        foreach (var strategy in plan.Strategies.Select(static s => s.Strategy))
        {
            yield return new HeadingBlock($"‘{strategy.Name}’", 3);
            yield return new TextBlock(strategy.About);
            if (strategy.Rules.Count > 0)
            {
                yield return new ListBlock([.. strategy.Rules.Select(static r => $"{r.Name}: {DoctrineWords.Sentence(r, "it")}")]);
            }
        }
    }

    private static TableBlock Months(PlanResult plan)
    {
        int[] shown = [.. Spans.Where(m => m <= plan.Strategies[0].CumulativeDeaths.Count)];
        return new(
            $"Deaths from {plan.From} on, by months: median (5 to 95 per cent)",
            [new("Strategy", 1.4), .. shown.Select(k => new TableColumn(Invariant($"{k} months, to {plan.From + (k - 1)}"), 1.4))],
            [.. plan.Strategies.Select(s => (IReadOnlyList<string>)[s.Strategy.Name, .. shown.Select(k => Words.Band(s.CumulativeDeaths[k - 1]))])]);
    }

    private static TableBlock Taken(PlanResult plan) => new(
        "What each strategy takes: months in place by class, deaths among those sent, cost index; median (5 to 95 per cent)",
        [new("Strategy", 1.4), new("Non-coercive"), new("Economic"), new("Threat"), new("Deployment"), new("Force"), new("Own losses"), new("Cost index", 1.3)],
        [.. plan.Strategies.Select(static s => (IReadOnlyList<string>)[s.Strategy.Name, .. Effort.Select(e => Words.Band(s.Counts[e]))])]);

    private static TableBlock Pairs(PlanResult plan) => new(
        "Share of draws in which the strategy of the row leaves fewer deaths than that of the column (in brackets: the same)",
        [new("Strategy", 1.4), .. plan.Strategies.Select(static s => new TableColumn(s.Strategy.Name))],
        [.. plan.Strategies.Select(a => (IReadOnlyList<string>)[a.Strategy.Name, .. plan.Strategies.Select(b => plan.Pairwise.FirstOrDefault(p => p.A == a.Strategy.Name && p.B == b.Strategy.Name) is { } pair ? $"{PlanSentences.Percent(pair.ProbabilityALessHarm)} ({PlanSentences.Percent(pair.ProbabilityEqual)})" : "–")])]);

    private static IEnumerable<Block> Timeline(PlanResult plan)
    {
        if (plan.Deadlines.Count == 0)
        {
            yield break;
        }

        yield return new PictureBlock(
            "timeline",
            "The strategies on the time axis",
            string.Join(' ', plan.Deadlines.Select(d => $"{d.Strategy}, {d.Instrument.Name}: {(d.DecidedAsWritten is { } month ? Invariant($"decided in {plan.From + (int)month}, in place {Preparation(d.Instrument):0.#} months later") : "never decided")}{(d.LatestForMost is { } latest ? $"; to be in time in 80 % it must be decided by {plan.From + latest}" : null)}.")),
            "Dot: the month in which the strategy decides it, median of the draws. Bar: preparation, median of what is believed. Triangle and diamond: the latest decision with which it is in time in 50 and in 80 per cent; where one is missing it is too late, or refused too often, as the table says.",
            () => StrategyPictures.Timeline(plan, Preparation),
            new(
                "Decision, preparation and the latest decision, by strategy and instrument",
                [new("Strategy and instrument", 2.4), new("Decided in"), new("Months of preparation"), new("Latest for 50 %"), new("Latest for 80 %")],
                [.. plan.Deadlines.Select(d => (IReadOnlyList<string>)[$"{d.Strategy}: {d.Instrument.Name}", At((int?)d.DecidedAsWritten), Invariant($"{Preparation(d.Instrument):0.#}"), At(d.LatestForHalf), At(d.LatestForMost)])]))
        { Height = 90 + (24 * plan.Deadlines.Count) };

        double Preparation(Instrument instrument) => instrument.Delay.Under(plan.Answers).Distribution.Quantile(0.5);
        string At(int? month) => month is { } m ? $"{plan.From + m}" : "–";
    }

    private static IEnumerable<Block> Deadlines(PlanResult plan)
    {
        if (plan.Deadlines.Count == 0)
        {
            yield break;
        }

        yield return new TableBlock(
            "When each instrument is decided, how often it is in time, and the latest decision",
            [new("Strategy and instrument", 2.2), new("Class", 1.2, IsText: true), new("Decided in", 0.9), new("Median month", 1), new("In time", 0.8), new("In time if asked for now", 1), new("and always to be had", 1), new("Latest for 50 %", 1.2), new("Latest for 80 %", 1.2)],
            [.. plan.Deadlines.Select(d => (IReadOnlyList<string>)[
                $"{d.Strategy}: {d.Instrument.Name}",
                Vocabulary.Name(d.Instrument.Class),
                PlanSentences.Percent(d.ShareDecided),
                d.DecidedAsWritten is { } month ? $"{plan.From + (int)month}" : "never",
                PlanSentences.Percent(d.InTimeAsWritten),
                PlanSentences.Percent(d.InTimeIfNow),
                PlanSentences.Percent(d.InTimeIfGranted),
                Latest(d.LatestForHalf, d, 0.5),
                Latest(d.LatestForMost, d, 0.8)])]);

        string Latest(int? month, DecisionDeadline d, double share) =>
            month is { } m ? $"{plan.From + m}" : d.InTimeIfGranted >= share ? "refused too often" : "too late already";
    }

    private static TableBlock Waiting(PlanResult plan) => new(
        "Expected deaths that waiting costs: the whole strategy begun so many months later; mean ± standard error",
        [new("Strategy", 1.4), .. Waits.Select(static k => new TableColumn(Words.Months(k)))],
        [.. plan.Strategies.Skip(1).Select(static s => (IReadOnlyList<string>)[s.Strategy.Name, .. Waits.Select(k => s.Later[k] is var l ? Words.Mean(l.Lost, l.LostStandardError) : "")])]);

    private static IEnumerable<Block> Changes(PlanResult plan)
    {
        if (plan.Ranking.Changes.Count > 0)
        {
            yield return new TableBlock(
                $"Values at which '{plan.Ranking.Best}' and '{plan.Ranking.Second}' change places",
                [new("Parameter", 1.6), new("Believed", 2, IsText: true), new("Changes at", 0.9), new("90 % interval", 1.2), new("Better below", 1.3, IsText: true), new("Better above", 1.3, IsText: true), new("Found in resamples", 1), new("Chance of the other side", 1)],
                [.. plan.Ranking.Changes.Select(static c => (IReadOnlyList<string>)[$"{ParameterWords.Of(c.Parameter)} ({c.Parameter})", c.Believed.InWords(), Invariant($"{c.Value.Value:0.###}"), Invariant($"{c.Value.Low:0.###} – {c.Value.High:0.###}"), c.BetterBelow, c.BetterAbove, PlanSentences.Percent(c.Share), PlanSentences.Percent(c.ProbabilityOfChange)])]);
        }
    }
}
