using System.CommandLine;
using System.CommandLine.Help;
using Forestall.Cli.Commands;
using Forestall.Cli.Output;

namespace Forestall.Cli;

/// <summary>The command line: parses, runs, and turns what goes wrong into one sentence and an exit code.</summary>
internal static class App
{
    private const string TraceVariable = "FORESTALL_TRACE";

    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work could not be done.</summary>
    public const int Failed = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>Runs one command.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancellation, TimeProvider? clock = null)
    {
        var terminal = new Terminal(output, errors, cancellation) { Clock = clock ?? TimeProvider.System };
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in parsed.Errors.Select(static e => e.Message).Distinct(StringComparer.Ordinal))
            {
                errors.WriteLine($"forestall: {Sentence(message)}");
            }

            errors.WriteLine($"Try 'forestall {CommandPath(parsed)}--help'.");
            return WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (InputException e)
        {
            terminal.EndProgress();
            errors.WriteLine($"forestall: {e.Message}");
            return Failed;
        }
        catch (UsageException e)
        {
            errors.WriteLine($"forestall: {e.Message}");
            return WrongUsage;
        }
        catch (OperationCanceledException)
        {
            terminal.EndProgress();
            errors.WriteLine("forestall: stopped; nothing was changed.");
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.EndProgress();
            errors.WriteLine($"forestall: {e.Message.TrimEnd('.')}; check the place, its permissions and the room on the disk.");
            return Failed;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable(TraceVariable) is null)
        {
            terminal.EndProgress();
            errors.WriteLine($"forestall: something went wrong that should not ({e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); please report it with what {TraceVariable}=1 prints.");
            return Failed;
        }
    }

    private static Command Root(Terminal terminal)
    {
        // A RootCommand would be named after the assembly; people call the command forestall.
        var root = new Command("forestall", "Shows when violence passed the line into mass violence, what had happened by then and what was done about it. Without a command it reads the record, says what is in it, and writes forestall-report.html.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        root.Add(CommonOptions.Record);
        MainJob.AddTo(root, terminal);
        root.Add(RecordCommand.Create(terminal));
        root.Add(WatchCommand.Create(terminal));
        root.Add(WarnCommand.Create(terminal));
        root.Add(RubiconCommand.Create(terminal));
        root.Add(MeasuresCommand.Create(terminal));
        root.Add(CasesCommand.Create(terminal));
        root.Add(EffectsCommand.Create(terminal));
        DilemmasCommands.AddTo(root, terminal);
        root.Add(LessonsCommand.Create(terminal, words => root.Parse(words)));
        root.Add(JournalCommand.Create(terminal));
        root.Add(DoctrineCommand.Create(terminal));
        root.Add(PlanCommand.Create(terminal));
        root.Add(BriefCommand.Create(terminal));
        root.Add(ReplayCommand.Create(terminal));
        root.Add(ServeCommand.Create(terminal));
        return root;
    }

    /// <summary>The parser's message on one line, without the names of types.</summary>
    private static string Sentence(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var type = line.IndexOf(" as expected type ", StringComparison.Ordinal);
        return type < 0 ? line : $"{line[..type]}; give a whole number.";
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            if (command.Parent is not null)
            {
                names.Insert(0, command.Command.Name);
            }
        }

        return names.Count == 0 ? string.Empty : string.Join(' ', names) + " ";
    }
}
