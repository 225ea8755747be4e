namespace Forestall.Tests.Cli;

public sealed class DilemmasCommandTests
{
    private const string Draws = "draw,strategy,lives saved,cost\n1,threat,10,5\n1,talks,4,1\n2,threat,8,6\n2,talks,9,1\n3,threat,12,5\n3,talks,4,1\n4,threat,12,7\n4,talks,4,1\n";

    [Fact]
    public void Appraisals_are_begun_added_to_shown_and_weighed_with_draws()
    {
        using var folder = new TemporaryFolder();
        var (file, draws) = (folder.File("a.json"), folder.File("draws.csv"));
        File.WriteAllText(draws, Draws);
        Done("appraise", "new", file, "--situation", "Kosovo", "--as-of", "1998-09", "--strategies", "threat,talks");
        foreach (var (strategy, low) in new[] { ("threat", "0"), ("talks", "2") })
        {
            Done("appraise", "edit", file, "--strategy", strategy, "--criterion", "right-authority", "--role", "legal adviser", "--low", low, "--high", "3", "--confidence", "0.9", "--evidence", "S/RES/1199 (1998)");
        }

        Done("appraise", "edit", file, "--strategy", "threat", "--criterion", "right-authority", "--role", "desk", "--low", "2.5", "--high", "3", "--confidence", "0.6", "--evidence", "activation warning");
        var shown = Done("appraise", "show", file);
        Assert.Contains("1199", shown, StringComparison.Ordinal);
        Assert.Contains("Where roles disagree", shown, StringComparison.Ordinal);
        Assert.Contains("threat,normative,right-authority,desk,2.5,3,0.6", Done("appraise", "export", file), StringComparison.Ordinal);
        Assert.Equal(3, CommandLine.Json("appraise", "show", file).GetProperty("checklists").GetArrayLength());

        var result = CommandLine.Json("weigh", "--strategies", "threat,talks", "--appraisals", file, "--draws", draws, "--less", "cost", "--prefer", "right-authority > cost");
        var strategies = result.GetProperty("strategies");
        Assert.Equal("threat", strategies[0].GetProperty("name").GetString());
        Assert.Equal(2, strategies[0].GetProperty("rankAcceptability").GetArrayLength());
        Assert.Equal(1, strategies.EnumerateArray().Sum(static s => s.GetProperty("rankAcceptability")[0].GetDouble()), 1e-9);
        Assert.True(strategies[0].GetProperty("centralWeights").TryGetProperty("lives saved", out _));
        Assert.Equal(2, result.GetProperty("pareto").GetArrayLength());
        Assert.Contains(result.GetProperty("leftOut").EnumerateArray(), static l => l.GetString()!.Contains("desk did not appraise talks", StringComparison.Ordinal));
        Assert.NotEmpty(result.GetProperty("sentences").EnumerateArray());
    }

    [Fact]
    public void Draws_alone_are_weighed_and_the_same_seed_says_the_same()
    {
        using var folder = new TemporaryFolder();
        var draws = folder.File("draws.csv");
        File.WriteAllText(draws, Draws);
        var once = Done("weigh", "--draws", draws, "--less", "cost");
        Assert.Equal(once, Done("weigh", "--draws", draws, "--less", "cost"));
        Assert.Contains("threat", once, StringComparison.Ordinal);
        Assert.StartsWith("strategy,rank_1,rank_2,confidence,weight_lives saved,weight_cost", Done("weigh", "--draws", draws, "--less", "cost", "--format", "csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_weighed_is_answered_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var draws = folder.File("draws.csv");
        File.WriteAllText(draws, Draws.Replace("4,talks,4,1\n", "", StringComparison.Ordinal));
        Assert.Contains("do not have the same draws, for example 4", CommandLine.Run("weigh", "--draws", draws).Errors, StringComparison.Ordinal);
        File.WriteAllText(draws, Draws.Replace("8,6", "8,x", StringComparison.Ordinal));
        Assert.Contains("line 4", CommandLine.Run("weigh", "--draws", draws).Errors, StringComparison.Ordinal);
        File.WriteAllText(draws, Draws);
        Assert.Contains("no outcome 'price'", CommandLine.Run("weigh", "--draws", draws, "--less", "price").Errors, StringComparison.Ordinal);
        Assert.Contains("no draws of the strategy 'war'", CommandLine.Run("weigh", "--draws", draws, "--strategies", "war,talks").Errors, StringComparison.Ordinal);
        Assert.Contains("contradict each other", CommandLine.Run("weigh", "--draws", draws, "--prefer", "cost = 0.7..1", "--prefer", "lives saved > cost").Errors, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("weigh").ExitCode);
    }

    [Fact]
    public void Appraised_strategies_are_sorted_and_a_veto_refuses_what_outvoting_would_allow()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.json");
        Done("appraise", "new", file, "--situation", "Kosovo", "--as-of", "1998-09", "--strategies", "threat,talks", "--checklists", "normative");
        Assert.Contains("no criterion can be sorted by", CommandLine.Run("sort", file).Errors, StringComparison.Ordinal);
        foreach (var criterion in new[] { "just-cause", "right-intention", "last-resort", "right-authority" })
        {
            foreach (var strategy in new[] { "threat", "talks" })
            {
                var grade = strategy == "threat" && criterion == "right-authority" ? "0" : "3";
                Done("appraise", "edit", file, "--strategy", strategy, "--criterion", criterion, "--role", "desk", "--low", grade, "--high", grade, "--confidence", "1", "--evidence", "made up for a test");
            }
        }

        string[] sort = ["sort", file, "--prefer", "right-authority = 0.1..0.2", "--cut", "0.7", "--rule", "pessimistic"];
        Assert.Equal([0, 0, 1], Shares(CommandLine.Json(sort), "threat"));
        var refused = CommandLine.Json([.. sort, "--veto", "right-authority=1"]);
        Assert.Equal([1, 0, 0], Shares(refused, "threat"));
        Assert.Equal([0, 0, 1], Shares(refused, "talks"));
        Assert.Contains("strategy,rule,no,yes", Done([.. sort, "--classes", "no,yes", "--limits", "2", "--format", "csv"]), StringComparison.Ordinal);
        Assert.Contains("can be outvoted", Done([.. sort]), StringComparison.Ordinal);
        Assert.Contains("3 classes have 2 limits", CommandLine.Run("sort", file, "--limits", "1").Errors, StringComparison.Ordinal);
        Assert.Contains("highest grade", CommandLine.Run("sort", file, "--limits", "1,9").Errors, StringComparison.Ordinal);
        Assert.Contains("is no veto", CommandLine.Run("sort", file, "--veto", "right-authority").Errors, StringComparison.Ordinal);
        Assert.Contains("not among the criteria", CommandLine.Run("sort", file, "--veto", "luck=1").Errors, StringComparison.Ordinal);

        static double[] Shares(System.Text.Json.JsonElement result, string strategy) =>
            [.. result.GetProperty("strategies").EnumerateArray().Single(s => s.GetProperty("name").GetString() == strategy).GetProperty("classAcceptability").GetProperty("pessimistic").EnumerateArray().Select(static v => v.GetDouble())];
    }

    [Fact]
    public void A_plan_is_weighed_with_its_draws_and_beside_appraisals_of_the_same_month()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.json");
        Done("appraise", "new", file, "--situation", "Kosovo", "--as-of", "1998-06", "--strategies", "talks,talks-and-threat");
        foreach (var (strategy, grade) in new[] { ("talks", "3"), ("talks-and-threat", "1") })
        {
            Done("appraise", "edit", file, "--strategy", strategy, "--criterion", "right-authority", "--role", "desk", "--low", grade, "--high", grade, "--confidence", "0.8", "--evidence", "made up for a test");
        }

        string[] weigh = ["weigh", "--situation", "Kosovo", "--appraisals", file, "--plan-draws", "1000"];
        var result = Json(weigh);
        Assert.Equal(["talks", "talks-and-threat"], result.GetProperty("strategies").EnumerateArray().Select(static s => s.GetProperty("name").GetString()!));
        Assert.Equal(["right-authority", "net deaths averted", "own losses", "cost"], result.GetProperty("strategies")[0].GetProperty("centralWeights").EnumerateObject().Select(static w => w.Name));
        Assert.Equal("1998-06", result.GetProperty("plan").GetProperty("from").GetString());
        Assert.Equal("SRB", result.GetProperty("plan").GetProperty("situation").GetString());

        var plan = Json("plan", "Kosovo", "--as-of", "1998-06", "--draws", "1000", "--strategy", "talks", "--strategy", "talks-and-threat");
        var mean = plan.GetProperty("strategies")[1].GetProperty("netDeathsAverted").GetProperty("mean").GetDouble();
        Assert.Contains(FormattableString.Invariant($"{mean:N0} (talks)"), CommandLine.Run(weigh).Output, StringComparison.Ordinal);

        Assert.Contains("weigh them together only where they are of the same", CommandLine.Run([.. weigh, "--as-of", "1998-07"]).Errors, StringComparison.Ordinal);
        Assert.Contains("'war'", CommandLine.Run("weigh", "--situation", "Kosovo", "--as-of", "1998-06", "--strategies", "war").Errors, StringComparison.Ordinal);
    }

    /// <summary>What takes longer than a second says how far it is, beside the results.</summary>
    private static System.Text.Json.JsonElement Json(params string[] args)
    {
        var (code, output, _) = CommandLine.Run([.. args, "--format", "json"]);
        Assert.Equal(0, code);
        return System.Text.Json.JsonDocument.Parse(output).RootElement.Clone();
    }

    private static string Done(params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(args);
        Assert.Equal("", errors);
        Assert.Equal(0, code);
        return output;
    }
}
