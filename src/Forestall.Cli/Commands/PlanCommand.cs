using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall plan</c>: strategies for one situation over the months to come.</summary>
internal static class PlanCommand
{
    /// <summary>What is printed.</summary>
    private enum By
    {
        All,
        Strategies,
        Months,
        Pairs,
        Deadlines,
        Later,
        Ranking,
    }

    public static Command Create(Terminal terminal)
    {
        var command = new Command("plan", "Sets strategies for one situation side by side over the 24 months to come, drawn from the forecast of deaths: what comes of each, by when each instrument must be decided, and what would change the ranking. It compares; it does not recommend. 'forestall doctrine new NAME --strategy' writes a strategy to edit.");
        var name = new Argument<string>("SITUATION") { Description = "Code, name or theatre, such as ETH, Ethiopia or Kosovo." };
        var strategies = new Option<string[]>("--strategy")
        {
            Description = $"A strategy: a file, or one of {string.Join(", ", DoctrineFiles.BuiltInStrategyNames)}; give it several times. All three when left out. To do nothing further is always compared.",
            HelpName = "FILE|NAME",
        };
        var asOf = CommonOptions.MonthOption("--as-of", "The month at whose end the first decision is made, on figures up to the month before; the last one possible when left out.");
        var draws = new Option<int>("--draws") { Description = "How many draws: a multiple of 1,000, so that every path of the forecast counts the same.", HelpName = "N", DefaultValueFactory = static _ => PlanSettings.DefaultDraws };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all luck; the same seed gives the same result.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var threads = new Option<int>("--threads") { Description = "How many threads; as many as there are processors when left out. It does not change the result.", HelpName = "N", DefaultValueFactory = static _ => Environment.ProcessorCount };
        var answers = new Option<string[]>("--answer") { Description = "How a question is answered on which studies disagree, such as force=sceptical; give it several times. 'forestall doctrine explain instruments' lists them.", HelpName = "QUESTION=ANSWER" };
        var instruments = DoctrineCommand.InstrumentsOption();
        var by = CommonOptions.Choice("--by", "Which table to print; CSV holds one table, the strategies unless another is chosen.", By.All);
        var format = CommonOptions.Format();
        command.Add(name);
        command.Add(strategies);
        command.Add(asOf);
        command.Add(draws);
        command.Add(seed);
        command.Add(threads);
        command.Add(answers);
        command.Add(instruments);
        command.Add(by);
        command.Add(format);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(threads) is < 1 or > 1024)
            {
                throw new UsageException("choose --threads from 1 to 1024.");
            }

            var settings = new PlanSettings { Draws = parsed.GetValue(draws), Seed = parsed.GetValue(seed), Answers = ReplayOptions.ParseAnswers(parsed.GetValue(answers) ?? []) };
            if (settings.Draws is < 1 or > PlanSettings.MostDraws)
            {
                throw new UsageException(Invariant($"choose --draws from 1,000 to {PlanSettings.MostDraws:N0}, a multiple of 1,000."));
            }

            var record = CommonOptions.ReadRecord(parsed);
            var situation = record.Find(parsed.GetValue(name)!);
            var set = DoctrineCommand.ReadInstruments(parsed, instruments);
            var names = parsed.GetValue(strategies) is { Length: > 0 } chosen ? chosen : [.. DoctrineFiles.BuiltInStrategyNames];
            var read = names.Select(n => DoctrineFiles.FindStrategy(n, set)).ToList();
            terminal.Progress("forecasting deaths");
            var model = PlanModel.Of(record, situation, parsed.GetValue(asOf), set, read, settings, terminal.Cancellation);
            var result = PlanRun.Run(model, parsed.GetValue(threads), Progress, terminal.Cancellation);
            terminal.EndProgress();
            Print(result, parsed.GetValue(by), parsed.GetValue(format), terminal);
        });
        return command;

        void Progress(double share)
        {
            if (!terminal.Cancellation.IsCancellationRequested)
            {
                terminal.Progress("drawing", share);
            }
        }
    }

    private static void Print(PlanResult result, By by, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(PlanJson.Of(result)));
            return;
        }

        var table = format == OutputFormat.Table;
        if (table)
        {
            Say(PlanSentences.Heading(result));
        }

        if (by is By.All or By.Strategies)
        {
            Table("What comes of each strategy: median (5 to 95 per cent)", PlanTables.Strategies(), [.. result.Strategies]);
            if (table)
            {
                Table("What each strategy takes: months in place by class, deaths among those sent, cost index", PlanTables.Effort(), [.. result.Strategies]);
            }
        }

        if (by == By.Months)
        {
            Table("Deaths from the first month on", PlanTables.Months(result), [.. result.Strategies.SelectMany(s => s.CumulativeDeaths.Select((band, m) => (s.Strategy.Name, result.From + m, band)))]);
        }

        if (by == By.Pairs || (by == By.All && table))
        {
            Table("Which strategy leaves fewer deaths, in the same draw", PlanTables.Pairs(), [.. result.Pairwise]);
        }

        if (by == By.Deadlines || (by == By.All && table))
        {
            Table("Decision deadlines", PlanTables.Deadlines(result), [.. result.Deadlines]);
            if (table)
            {
                Say(PlanSentences.Deadlines(result));
            }
        }

        if (table && (by is By.All or By.Later))
        {
            Table("Deaths averted, less those caused, if the whole strategy begins so many months later: mean (change against now ± standard error)", PlanTables.LaterByStrategy(), [.. result.Strategies.Skip(1)]);
        }
        else if (by == By.Later)
        {
            Table(string.Empty, PlanTables.Later(result), [.. result.Strategies.Skip(1).SelectMany(static s => s.Later.Select(l => (s.Strategy.Name, l)))]);
        }

        if (by == By.Ranking || (by == By.All && table))
        {
            Table("What would change the ranking", PlanTables.Changes(), [.. result.Ranking.Changes]);
            if (table)
            {
                Say(PlanSentences.Ranking(result));
            }
        }

        if (table)
        {
            Say(PlanSentences.Notes(result));
        }

        void Table<T>(string title, Listing<T> listing, IReadOnlyCollection<T> rows)
        {
            if (table)
            {
                terminal.Line(title);
            }

            listing.Print(terminal, format, rows, () => PlanJson.Of(result));
        }

        void Say(IEnumerable<string> sentences)
        {
            foreach (var sentence in sentences)
            {
                terminal.Line(sentence);
            }
        }
    }
}
