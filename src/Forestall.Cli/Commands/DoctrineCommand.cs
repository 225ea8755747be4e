using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Files;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall doctrine</c>: doctrines, strategies and instruments as files people write.</summary>
internal static class DoctrineCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("doctrine", "Doctrines: rules that say which instruments of prevention are used when. Lists them, writes new ones to edit, checks files and says in plain sentences what they ask for.");
        command.Add(List(terminal));
        command.Add(New(terminal));
        command.Add(Check(terminal));
        command.Add(Explain(terminal));
        return command;
    }

    /// <summary>A file of instruments instead of those that ship with Forestall.</summary>
    public static Option<string?> InstrumentsOption() => new("--instruments")
    {
        Description = "Use the instruments in this file instead of those that ship with Forestall.",
        HelpName = "FILE",
    };

    /// <summary>The instruments the command line names.</summary>
    public static InstrumentSet ReadInstruments(ParseResult parsed, Option<string?> option)
    {
        var curated = CommonOptions.ReadCurated(parsed);
        return parsed.GetValue(option) is { } file ? DoctrineFiles.ReadInstruments(file, EffectIds(curated)) : DoctrineFiles.BuiltInInstruments(curated);
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "The doctrines that ship with Forestall.");
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var instruments = DoctrineFiles.BuiltInInstruments(CommonOptions.ReadCurated(parsed));
            var rows = DoctrineFiles.BuiltInNames.Select(n => (Name: n, Doctrine: DoctrineFiles.BuiltInDoctrine(n, instruments))).ToList();
            new Listing<(string Name, PreventionDoctrine Doctrine)>()
                .Column("Doctrine", "doctrine", static r => r.Name)
                .Column("Title", "title", static r => r.Doctrine.Name)
                .Column("Rules", "rules", static r => r.Doctrine.Rules.Count)
                .Column("Version", "version", static r => r.Doctrine.Version)
                .Column("About", "about", static r => r.Doctrine.About, static r => Cell.Shortened(r.Doctrine.About, 120))
                .Print(terminal, parsed.GetValue(format), rows, () => rows.Select(static r => new
                {
                    doctrine = r.Name,
                    title = r.Doctrine.Name,
                    rules = r.Doctrine.Rules.Count,
                    version = r.Doctrine.Version,
                    about = r.Doctrine.About,
                }));
        });
        return command;
    }

    private static Command New(Terminal terminal)
    {
        var command = new Command("new", "Writes a doctrine, a strategy or a set of instruments to edit, with comments that say how.");
        var name = new Argument<string>("name") { Description = "Its name: words in small letters joined by hyphens." };
        var from = new Option<string?>("--from") { Description = $"The doctrine to begin with: one of {string.Join(", ", DoctrineFiles.BuiltInNames)}; coercive-prevention when left out.", HelpName = "DOCTRINE" };
        var strategy = new Option<bool>("--strategy") { Description = "Write a strategy for one situation, with steps in months from now." };
        var instruments = new Option<bool>("--instruments") { Description = "Write a copy of the instruments that ship with Forestall." };
        var output = new Option<string?>("--out") { Description = "The file; NAME.json when left out.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite the file if it is there." };
        command.Add(name);
        command.Add(from);
        command.Add(strategy);
        command.Add(instruments);
        command.Add(output);
        command.Add(force);
        command.SetAction(parsed =>
        {
            if (new[] { parsed.GetValue(from) is not null, parsed.GetValue(strategy), parsed.GetValue(instruments) }.Count(static on => on) > 1)
            {
                throw new UsageException("--from, --strategy and --instruments do not go together; give one of them.");
            }

            var called = parsed.GetValue(name)!;
            var text = parsed.GetValue(strategy) ? DoctrineTemplates.Strategy(called)
                : parsed.GetValue(instruments) ? DoctrineTemplates.Instruments(called)
                : DoctrineTemplates.Doctrine(called, parsed.GetValue(from) ?? "coercive-prevention");
            var path = parsed.GetValue(output) ?? called + ".json";
            if (Path.Exists(path) && !parsed.GetValue(force))
            {
                throw new InputException($"{path}: this is there already; name another place with --out, or overwrite it with --force.");
            }

            AtomicFile.Write(path, text);
            terminal.Line($"Wrote {path}. Edit it, then run 'forestall doctrine check {path}'.");
        });
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        var command = new Command("check", "Names everything that is wrong in a file, as file:line:column, before anything runs.");
        var file = new Argument<string>("file") { Description = "A doctrine, a strategy or a set of instruments." };
        var instruments = InstrumentsOption();
        command.Add(file);
        command.Add(instruments);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var curated = CommonOptions.ReadCurated(parsed);
            var found = DoctrineCheck.File(path, ReadInstruments(parsed, instruments), EffectIds(curated));
            var problems = found.Problems;
            if (found is { Kind: DoctrineFileKind.Doctrine, Doctrine: { } doctrine } && doctrine.Rules.Any(static r => r.When.Warning is not null))
            {
                var record = CommonOptions.ReadRecord(parsed);
                if (WarnOptions.Kept(record, parsed) is { } warnings)
                {
                    problems = DoctrineCheck.OnRecord(doctrine, record, warnings, RubiconSettings.Default);
                }
                else
                {
                    terminal.Remark("the record has no warnings, so it is not checked whether a rule asks for more than there is; make them with 'forestall warn build'.");
                }
            }

            foreach (var problem in problems)
            {
                terminal.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{problem.Place.File}:{problem.Place.Line}:{problem.Place.Column}: {problem.Sentence}"));
            }

            if (problems.Count > 0)
            {
                return App.Failed;
            }

            terminal.Line(found.Instruments is { } set
                ? $"{path}: {set.Instruments.Count} instruments, {set.Parameters.Count} parameters, {set.Questions.Count} questions; nothing is wrong."
                : $"{path}: {Counted(found.Doctrine!.Rules.Count, found.Kind == DoctrineFileKind.Strategy ? "step" : "rule")}; nothing is wrong.");
            return App.Done;
        });
        return command;
    }

    private static Command Explain(Terminal terminal)
    {
        var command = new Command("explain", "Says in plain sentences what a doctrine's rules ask for, which instruments they use, what is believed of each and on what ground.");
        var what = new Argument<string>("what") { Description = $"A doctrine ({string.Join(", ", DoctrineFiles.BuiltInNames)}), a file, or an instrument such as mediation." };
        var instruments = InstrumentsOption();
        var format = CommonOptions.Choice("--format", "How to print.", DoctrineExplanation.Form.Text);
        command.Add(what);
        command.Add(instruments);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var curated = CommonOptions.ReadCurated(parsed);
            var explanation = DoctrineExplanation.Find(parsed.GetValue(what)!, ReadInstruments(parsed, instruments), curated);
            if (parsed.GetValue(format) == DoctrineExplanation.Form.Json)
            {
                terminal.Line(Json.Text(explanation.AsJson()));
                return;
            }

            foreach (var line in explanation.Lines())
            {
                terminal.Line(line);
            }
        });
        return command;
    }

    internal static IReadOnlyCollection<string> EffectIds(CuratedRecord curated) => [.. curated.Effects.Select(static e => e.Id)];

    private static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
