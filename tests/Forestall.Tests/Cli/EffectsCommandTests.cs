using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class EffectsCommandTests
{
    [Fact]
    public void Recompute_prints_the_rows_of_the_record_as_they_stand_there()
    {
        var (code, output, errors) = CommandLine.Run("effects", "recompute", "--from", SharedData.Data, "--format", "csv");
        Assert.Equal(App.Done, code);
        Assert.Equal(string.Empty, errors);
        var stored = File.ReadAllLines(Path.Combine(Checkout.Record, "effects.csv"));
        Assert.Equal([stored[0], .. stored.Where(static l => l.StartsWith("recomputed-", StringComparison.Ordinal))], output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Recompute_gives_numbers_as_numbers()
    {
        var rows = CommandLine.Json("effects", "recompute", "--from", SharedData.Data).EnumerateArray().ToList();
        Assert.All(rows, static r => Assert.Equal("recomputed", r.GetProperty("origin").GetString()));
        Assert.All(rows, static r => Assert.True(double.IsFinite(r.GetProperty("estimate").GetDouble())));
    }

    [Fact]
    public void List_can_be_narrowed_to_one_instrument()
    {
        var rows = CommandLine.Json("effects", "list", "--instrument", "mediation").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, static r => Assert.Equal("mediation", r.GetProperty("instrument").GetString()));
    }

    [Theory]
    [InlineData(App.WrongUsage, "--from", "effects", "recompute")]
    [InlineData(App.Failed, "hks2013.csv: the source file is missing", "effects", "recompute", "--from", "no/such/folder")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(args);
        Assert.Equal(exitCode, code);
        Assert.Equal(string.Empty, output);
        Assert.Contains(part, errors, StringComparison.Ordinal);
        Assert.StartsWith("forestall: ", errors, StringComparison.Ordinal);
    }
}
