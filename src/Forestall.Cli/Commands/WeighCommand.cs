using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Weighing;
using Forestall.Doctrine.Planning;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall weigh</c>: for which weights each strategy is best, and where the axes disagree.</summary>
internal static class WeighCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("weigh", "Compare strategies without stating weights: for which weights each is best, how often, how surely, and where the axes disagree. From appraisals, from a plan for a situation (forestall plan) or draws of outcomes, or both. 'forestall weigh --situation Kosovo --as-of 1998-06 --strategies talks,talks-and-threat' weighs what a plan comes to; add --appraisals to weigh the other axes beside it.");
        var strategies = new Option<string[]>("--strategies") { Description = "The strategies, joined by commas; with --situation each a file or one that ships. All when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var appraisals = new Option<string?>("--appraisals") { Description = "A file of appraisals (forestall appraise).", HelpName = "FILE" };
        var draws = new Option<string?>("--draws") { Description = "Draws of outcomes: a table with the columns draw, strategy and one for every outcome.", HelpName = "FILE" };
        var less = new Option<string[]>("--less") { Description = "The outcomes of which less is better, joined by commas.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var axis = new Option<string>("--draws-axis") { Description = "The axis of the outcomes drawn.", HelpName = "NAME", DefaultValueFactory = static _ => "prospects" };
        var plan = new WeighPlan();
        var prefer = new Option<string[]>("--prefer") { Description = "Something said about weights, as often as needed: 'a > b', 'a > 2 * b', 'a = 0.1..0.3'.", HelpName = "STATEMENT" };
        var samples = new Option<int>("--samples") { Description = "Samples of weights and values.", DefaultValueFactory = static _ => new WeighingSettings().Samples };
        var seed = new Option<ulong>("--seed") { Description = "The seed.", DefaultValueFactory = static _ => 1 };
        var format = CommonOptions.Format();
        foreach (var option in (Option[])[strategies, appraisals, .. plan.Options, draws, less, axis, prefer, samples, seed, format])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var drawn = parsed.GetValue(draws) is { } table ? OutcomeDraws.Load(table) : null;
            var book = parsed.GetValue(appraisals) is { } file ? AppraisalFiles.Read(file) : null;
            if (drawn is null && book is null && !plan.IsAsked(parsed))
            {
                throw new UsageException("there is nothing to weigh; give --appraisals, --situation, --draws or several of them.");
            }

            var named = LessonsOptions.Split(parsed.GetValue(strategies));
            var planned = plan.IsAsked(parsed) ? plan.Run(parsed, named, book, parsed.GetValue(seed), terminal) : null;
            var compared = planned is not null ? WeighPlan.Compared(planned, named, book) : named.Count > 0 ? named : book?.Strategies ?? drawn!.Strategies;
            var leftOut = new List<string>();
            var criteria = new List<Criterion>();
            if (book is not null)
            {
                var unknown = compared.FirstOrDefault(s => !book.Strategies.Contains(s, StringComparer.Ordinal));
                criteria.AddRange(unknown is null
                    ? (book with { Strategies = compared }).ToCriteria(out var notAppraised)
                    : throw new InputException($"'{unknown}' is no strategy of the appraisals; choose among {string.Join(", ", book.Strategies)}."));
                leftOut.AddRange(notAppraised);
            }

            if (planned is not null)
            {
                criteria.AddRange(PlanCriteria.Of(planned.Draws, compared, out var alike));
                leftOut.AddRange(alike);
            }

            criteria.AddRange(drawn?.ToCriteria(compared, parsed.GetValue(axis)!, LessonsOptions.Split(parsed.GetValue(less))) ?? []);
            if (criteria.Count == 0)
            {
                throw new InputException($"no criterion can be weighed: {leftOut[0]}");
            }

            var problem = new WeighingProblem { Strategies = compared, Criteria = criteria, Statements = [.. (parsed.GetValue(prefer) ?? []).Select(WeightStatement.Parse)] };
            var result = StochasticAcceptability.Weigh(problem, new() { Samples = parsed.GetValue(samples), Seed = parsed.GetValue(seed) }, terminal.Cancellation);
            Print(terminal, parsed.GetValue(format), result, leftOut, planned);
        });
        return command;
    }

    private static void Print(Terminal terminal, OutputFormat format, WeighingResult result, IReadOnlyList<string> leftOut, PlanResult? plan)
    {
        var listing = new Listing<StrategyWeighing>().Column("Strategy", "strategy", static s => s.Name);
        for (var rank = 0; rank < result.Strategies.Count; rank++)
        {
            var at = rank;
            var number = (rank + 1).ToString(CultureInfo.InvariantCulture);
            listing.Column($"Rank {number}", $"rank_{number}", s => s.RankAcceptability[at].Value, s => Percent(s.RankAcceptability[at]));
        }

        listing.Column("Confidence", "confidence", static s => s.Confidence?.Value, static s => s.Confidence is { } c ? Percent(c) : "never first");
        foreach (var (index, criterion) in result.Criteria.Index())
        {
            listing.Column(null, $"weight_{criterion}", s => s.CentralWeights?[index]);
        }

        listing.Print(terminal, format, result.Strategies.ToList(), () => AsJson(result, leftOut, plan));
        if (format != OutputFormat.Table)
        {
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Shares of {result.Settings.Samples:N0} weightings (weights and values sampled), with 95 % intervals of the sampling error. Confidence: how often the strategy is first if its central weights hold."));
        foreach (var strategy in result.Strategies.Where(static s => s.CentralWeights is not null))
        {
            var weights = strategy.CentralWeights!.Index().OrderByDescending(static w => w.Item).Take(4);
            terminal.Line($"{strategy.Name} is first with weights around {string.Join(", ", weights.Select(w => string.Create(CultureInfo.InvariantCulture, $"{result.Criteria[w.Index]} {w.Item:0.00}")))}{(result.Criteria.Count > 4 ? ", …" : "")}.");
        }

        foreach (var strategy in result.Strategies.Where(static s => s.DominatedBy.Count > 0))
        {
            terminal.Line($"{strategy.Name} is worse for certain than {string.Join(", ", strategy.DominatedBy)}.");
        }

        foreach (var sentence in result.Sentences.Concat(leftOut).Concat(plan is null ? [] : WeighPlan.Sentences(plan)))
        {
            terminal.Line(sentence);
        }
    }

    private static string Percent(Share share) => string.Create(CultureInfo.InvariantCulture, $"{Whole(share.Value)} % ({100 * share.Low:0}-{100 * share.High:0})");

    /// <summary>Percents in whole numbers; 0 and 100 are said only where they are exact.</summary>
    private static string Whole(double share) => share switch
    {
        > 0 and < 0.005 => "<1",
        >= 0.995 and < 1 => ">99",
        _ => (100 * share).ToString("0", CultureInfo.InvariantCulture),
    };

    private static object AsJson(WeighingResult result, IReadOnlyList<string> leftOut, PlanResult? plan) => new
    {
        strategies = result.Strategies.Select(s => new
        {
            name = s.Name,
            rankAcceptability = s.RankAcceptability.Select(static r => r.Value),
            rankAcceptabilityIntervals = s.RankAcceptability.Select(static r => new[] { r.Low, r.High }),
            centralWeights = s.CentralWeights is { } weights ? result.Criteria.Zip(weights).ToDictionary(static w => w.First, static w => w.Second, StringComparer.Ordinal) : null,
            confidence = s.Confidence?.Value,
            pairwiseWinning = result.Strategies.Zip(s.PairwiseWinning).Where(w => w.First.Name != s.Name).ToDictionary(static w => w.First.Name, static w => w.Second, StringComparer.Ordinal),
            dominatedBy = s.DominatedBy,
            undominated = s.Undominated.Value,
        }),
        pareto = result.Pareto,
        tensions = result.Tensions.Select(static t => new { strategy = t.Strategy, bestOn = t.BestOn, worstOn = t.WorstOn, share = t.Share.Value, interval = new[] { t.Share.Low, t.Share.High }, sentence = t.Sentence }),
        agreement = result.Agreement.Value,
        sentences = result.Sentences,
        scales = result.Criteria.Zip(result.Scales).ToDictionary(static s => s.First, static s => s.Second, StringComparer.Ordinal),
        weights = new { method = result.Weights.Method.ToString().ToLowerInvariant(), acceptance = result.Weights.Acceptance, autocorrelation = result.Weights.Autocorrelation },
        samples = result.Settings.Samples,
        seed = result.Settings.Seed,
        leftOut,
        plan = plan is null ? null : new
        {
            situation = plan.Situation.Code,
            from = plan.From,
            to = plan.To,
            lastKnown = plan.LastKnown,
            draws = plan.Settings.Draws,
            seed = plan.Settings.Seed,
            recordVersion = plan.RecordVersion,
            instrumentsVersion = plan.Instruments.Version,
            answers = plan.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).ToDictionary(static a => a.Key, static a => a.Value, StringComparer.Ordinal),
        },
    };
}
