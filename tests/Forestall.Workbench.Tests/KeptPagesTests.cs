using System.Net.Http.Headers;

namespace Forestall.Workbench.Tests;

/// <summary>Pages that follow from their address and the record are sent again as they were; whatever may change is made anew.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class KeptPagesTests(OpenWorkbench workbench)
{
    [Theory]
    [InlineData("/missed?region=Asia")]
    [InlineData("/methods/crossings")]
    public async Task A_page_that_follows_from_its_address_is_kept_for_each_encoding(string address)
    {
        foreach (var encoding in (string[])["br", "gzip", "identity"])
        {
            var (first, _) = await Ask(address, encoding);
            var (again, isKept) = await Ask(address, encoding);
            Assert.True(isKept);
            Assert.Equal(first, again);
        }
    }

    [Fact]
    public async Task Another_address_is_another_page()
    {
        var (europe, _) = await Ask("/missed?region=Europe", "identity");
        var (asia, _) = await Ask("/missed?region=Asia", "identity");
        Assert.NotEqual(europe, asia);
    }

    [Fact]
    public async Task A_page_that_waits_for_work_is_not_kept_and_is_when_the_work_is_done()
    {
        const int Most = 1200;
        const string Address = "/situations/Nepal?asOf=2001-07";
        for (var k = 0; k < Most; k++)
        {
            var (page, isKept) = await Ask(Address, "identity");
            if (page.AsSpan().IndexOf("data-follow"u8) < 0)
            {
                Assert.True(isKept || (await Ask(Address, "identity")).IsKept);
                return;
            }

            Assert.False(isKept);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The warning was never worked out.");
    }

    [Theory]
    [InlineData("/plans")]
    [InlineData("/journal")]
    [InlineData("/situations/Atlantis")]
    public async Task What_holds_forms_or_fails_is_made_anew(string address)
    {
        await Ask(address, "identity");
        Assert.False((await Ask(address, "identity")).IsKept);
    }

    private async Task<(byte[] Page, bool IsKept)> Ask(string address, string encoding)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await workbench.Client.SendAsync(asked, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), answer.Headers.Age is not null);
    }
}
