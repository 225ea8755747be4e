using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Warning;

namespace Forestall.Cli.Commands;

/// <summary>Options that the commands which replay history share.</summary>
internal sealed class ReplayOptions
{
    private readonly Option<string[]> _doctrines = new("--doctrine")
    {
        Description = $"A doctrine: {string.Join(", ", DoctrineFiles.BuiltInNames)}, or a file; give it several times. All four when left out.",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string?> _instruments = DoctrineCommand.InstrumentsOption();

    private readonly Option<string[]> _answers = new("--answer")
    {
        Description = "How a question is answered on which studies disagree, such as force=sceptical; give it several times. 'forestall doctrine explain instruments' lists them.",
        HelpName = "QUESTION=ANSWER",
    };

    private readonly Option<long> _draws;
    private readonly bool _alwaysExpected;
    private readonly bool _countsDraws;

    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of all luck; the same seed gives the same result.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    private readonly Option<int> _threads = new("--threads") { Description = "How many threads; as many as there are processors when left out. It does not change the result.", HelpName = "N", DefaultValueFactory = static _ => Environment.ProcessorCount };

    private readonly Option<bool> _expected = new("--expected") { Description = "Thin harm in expectation instead of death by death." };

    private readonly Option<Month?> _from = CommonOptions.MonthOption("--from", "The first month replayed; the first of the record when left out. There are no warnings before 1994.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="draws">How many draws unless told otherwise; null where the command counts its draws by another option.</param>
    /// <param name="alwaysExpected">Whether harm is always thinned in expectation.</param>
    public ReplayOptions(Command command, long? draws, bool alwaysExpected = false)
    {
        _alwaysExpected = alwaysExpected;
        _countsDraws = draws is not null;
        _draws = new Option<long>("--draws") { Description = "How many draws.", HelpName = "N", DefaultValueFactory = _ => draws ?? 1 };
        command.Add(_doctrines);
        command.Add(_instruments);
        command.Add(_answers);
        if (draws is not null)
        {
            command.Add(_draws);
        }

        command.Add(_seed);
        command.Add(_threads);
        if (!alwaysExpected)
        {
            command.Add(_expected);
        }

        command.Add(_from);
    }

    public long Draws(ParseResult parsed) =>
        !_countsDraws ? 1 : parsed.GetValue(_draws) is > 0 and var draws ? draws : throw new UsageException("there is nothing to replay; choose --draws of at least 1.");

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);

    public int Threads(ParseResult parsed) =>
        parsed.GetValue(_threads) is >= 1 and <= 1024 and var threads ? threads : throw new UsageException("choose --threads from 1 to 1024.");

    /// <summary>The model the options name: everything is read and checked before anything runs.</summary>
    public ReplayModel Model(ParseResult parsed, Terminal terminal)
    {
        var (draws, seed) = (Draws(parsed), Seed(parsed));
        var answers = ParseAnswers(parsed.GetValue(_answers) ?? []);
        _ = Threads(parsed);
        var (record, warnings) = WarnOptions.Read(parsed, terminal);
        var instruments = DoctrineCommand.ReadInstruments(parsed, _instruments);
        var names = parsed.GetValue(_doctrines) is { Length: > 0 } chosen ? chosen : [.. DoctrineFiles.BuiltInNames];
        var settings = new ReplaySettings { Draws = draws, Seed = seed, Expected = _alwaysExpected || parsed.GetValue(_expected), From = parsed.GetValue(_from), Answers = answers };
        return Model(record, warnings, instruments, names, settings);
    }

    /// <summary>The four doctrines and the instruments that ship with Forestall, with nothing chosen.</summary>
    /// <exception cref="InputException">They do not fit the record.</exception>
    public static ReplayModel BuiltIn(ViolenceRecord record, CuratedRecord curated, WarningHistory warnings, long draws) =>
        Model(record, warnings, DoctrineFiles.BuiltInInstruments(curated), DoctrineFiles.BuiltInNames, new ReplaySettings { Draws = draws });

    private static ReplayModel Model(ViolenceRecord record, WarningHistory warnings, InstrumentSet instruments, IReadOnlyList<string> names, ReplaySettings settings)
    {
        var doctrines = names.Select(name => DoctrineFiles.FindDoctrine(name, instruments)).ToList();
        foreach (var problem in doctrines.SelectMany(d => DoctrineCheck.OnRecord(d, record, warnings, settings.Rubicon)))
        {
            throw new InputException($"{problem.Place}: {problem.Sentence}");
        }

        return new ReplayModel(ReplayHistory.Of(record, warnings, settings.Rubicon, settings.From), instruments, doctrines, settings);
    }

    /// <summary>Answers written as question=answer.</summary>
    public static Dictionary<string, string> ParseAnswers(string[] given)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no answer; write it as question=answer, such as force=sceptical."));
            }

            if (!answers.TryAdd(parts[0], parts[1]))
            {
                throw new UsageException($"'{parts[0]}' is answered twice; leave one out.");
            }
        }

        return answers;
    }
}
