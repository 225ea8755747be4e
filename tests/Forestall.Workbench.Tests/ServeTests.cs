namespace Forestall.Workbench.Tests;

/// <summary>What happens when the workbench cannot be opened as one would wish, or ends badly.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class ServeTests(OpenWorkbench workbench)
{
    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        var port = new Uri(workbench.Address).Port;
        var (exit, said) = await Refused("serve", "--port", $"{port}", "--store", workbench.Folder);
        Assert.Equal(1, exit);
        Assert.Contains($"port {port} on this machine is taken", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_said_so()
    {
        var (exit, said) = await Refused("serve", "--port", "0", "--store", workbench.Folder, "--record", Path.Combine(workbench.Folder, "no-record"));
        Assert.Equal(1, exit);
        Assert.Contains("no-record", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_folder_that_cannot_be_written_to_everything_can_still_be_read_and_what_is_lost_is_said()
    {
        // A file where the folder should be stands for any reason; whoever runs as root could write everywhere else.
        var taken = Path.Combine(workbench.Folder, "not-a-folder");
        await File.WriteAllTextAsync(taken, "in the way", TestContext.Current.CancellationToken);
        await using var server = await WorkbenchServer.Start(new WorkbenchSettings { Port = 0, Folder = taken }, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        foreach (var address in new[] { "/", "/plans", "/journal", "/journal/new", "/lab" })
        {
            Assert.NotEmpty(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        }

        var form = await client.GetStringAsync("/plans/new?situation=Kosovo&asOf=1998-06", TestContext.Current.CancellationToken);
        using var fields = Filled(form);
        using var answer = await client.PostAsync("/plans", fields, TestContext.Current.CancellationToken);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains("not-a-folder", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_outlives_a_workbench_that_is_killed_and_its_form_can_still_be_sent()
    {
        var folder = Directory.CreateTempSubdirectory("forestall-killed-").FullName;
        try
        {
            using var first = await Opened.Start(folder);
            var form = await first.Client.GetStringAsync("/plans/new?situation=Kosovo&asOf=1998-06", TestContext.Current.CancellationToken);
            first.Kill();

            // The form was made by a workbench that is gone; the one in its place takes it.
            using var second = await Opened.Start(folder, first.Cookies);
            using var fields = Filled(form);
            using var begun = await second.Client.PostAsync("/plans", fields, TestContext.Current.CancellationToken);
            var plan = begun.Headers.Location!.ToString();
            second.Kill();

            using var third = await Opened.Start(folder);
            Assert.Contains("Kosovo as of 1998-06", await third.Client.GetStringAsync(plan, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains(plan, await third.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static FormUrlEncodedContent Filled(string page) => Forms.Of(page, ("situation", "Kosovo"), ("asOf", "1998-06"), ("strategies", "late-coercion"));

    private static async Task<(int Exit, string Said)> Refused(params string[] arguments)
    {
        using var process = await PublishedApplication.Start(arguments);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
