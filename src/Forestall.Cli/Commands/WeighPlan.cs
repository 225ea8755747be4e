using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Weighing;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary>The plan whose outcomes <c>forestall weigh</c> takes as criteria.</summary>
internal sealed class WeighPlan
{
    private readonly Option<string?> _situation = new("--situation") { Description = "Weigh what the strategies come to in a plan for this situation: its code, name or theatre.", HelpName = "SITUATION" };
    private readonly Option<Month?> _asOf = CommonOptions.MonthOption("--as-of", "The month at whose end the plan begins; that of the appraisals, or the last one possible, when left out.");
    private readonly Option<int> _draws = new("--plan-draws") { Description = "How many draws of the plan: a multiple of 1,000.", HelpName = "N", DefaultValueFactory = static _ => PlanSettings.DefaultDraws };
    private readonly Option<string[]> _answers = new("--answer") { Description = "How a question is answered on which studies disagree, such as force=sceptical; give it several times.", HelpName = "QUESTION=ANSWER" };
    private readonly Option<string?> _instruments = DoctrineCommand.InstrumentsOption();

    public IReadOnlyList<Option> Options => [_situation, _asOf, _draws, _answers, _instruments];

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_situation) is not null;

    public PlanResult Run(ParseResult parsed, IReadOnlyList<string> strategies, AppraisalBook? book, ulong seed, Terminal terminal)
    {
        var draws = parsed.GetValue(_draws);
        if (draws is < 1 or > PlanSettings.MostDraws)
        {
            throw new UsageException(Invariant($"choose --plan-draws from 1,000 to {PlanSettings.MostDraws:N0}, a multiple of 1,000."));
        }

        var record = CommonOptions.ReadRecord(parsed);
        var situation = record.Find(parsed.GetValue(_situation)!);
        var asOf = parsed.GetValue(_asOf) ?? book?.AsOf;
        if (book is not null && (book.Situation != situation.Code || book.AsOf != asOf))
        {
            throw new InputException($"the appraisals are of {book.Situation} as of {book.AsOf}, the plan of {situation.Code} as of {asOf}; weigh them together only where they are of the same.");
        }

        var set = DoctrineCommand.ReadInstruments(parsed, _instruments);
        var names = strategies.Count > 0 ? strategies : book?.Strategies ?? DoctrineFiles.BuiltInStrategyNames;
        var read = names.Where(static n => n != PlanModel.Nothing).Select(n => DoctrineFiles.FindStrategy(n, set)).ToList();
        terminal.Progress("forecasting deaths");
        var settings = new PlanSettings { Draws = draws, Seed = seed, RankingDraws = 0, Answers = ReplayOptions.ParseAnswers(parsed.GetValue(_answers) ?? []) };
        var model = PlanModel.Of(record, situation, asOf, set, read, settings, terminal.Cancellation);
        var result = PlanRun.Run(model, Environment.ProcessorCount, share => terminal.Progress("drawing", share), terminal.Cancellation);
        terminal.EndProgress();
        return result;
    }

    /// <summary>The strategies of the plan; to do nothing further is among them unless strategies were named, or appraised, without it.</summary>
    public static IReadOnlyList<string> Compared(PlanResult plan, IReadOnlyList<string> named, AppraisalBook? book)
    {
        var without = named.Count > 0 ? !named.Contains(PlanModel.Nothing, StringComparer.Ordinal) : book is not null && !book.Strategies.Contains(PlanModel.Nothing, StringComparer.Ordinal);
        return [.. plan.Draws.Strategies.Where(s => !without || s != PlanModel.Nothing)];
    }

    public static IEnumerable<string> Sentences(PlanResult plan) =>
    [
        Invariant($"In {100 * PlanCriteria.ShareWithoutEffect(plan.Draws):0} % of draws no strategy averts or causes a death, and price alone decides; on average they avert, less what they cause, {string.Join(", ", plan.Strategies.Skip(1).Select(static s => Invariant($"{s.Counts[PlanCount.NetDeathsAverted].Mean:N0} ({s.Strategy.Name})")))}. A rare great gain counts in a rank only where it comes about, in a mean by its size."),
        Invariant($"Outcomes are {plan.Settings.Draws:N0} draws of a plan for {plan.Situation.Name} from {plan.From} to {plan.To}, on figures up to {plan.LastKnown} (seed {plan.Settings.Seed}); every sample of weights is set against one of them."),
        "The worth of a criterion runs over the range its draws cover, so its weight is the worth of going from the worst of them to the best, not of a single death or unit; the scales are in the JSON.",
        "All weightings count alike, those that hold lives cheap too; say what you can about weights, such as --prefer 'net deaths averted > cost'.",
    ];
}
